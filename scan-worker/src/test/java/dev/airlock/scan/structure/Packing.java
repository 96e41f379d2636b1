package dev.airlock.scan.structure;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/// Packs bytes by methods of other makers.
public final class Packing {

  private Packing() {}

  /// By a method of zip; one that is not known here leaves the bytes as they are.
  public static byte[] byZipMethod(int method, byte[] content) {
    return switch (method) {
      case 8 -> deflated(content);
      case 9 -> deflated64(content);
      case 12 -> bzip2(content);
      case 14 -> zipLzma(content);
      case 20, 93 -> zstd(content);
      case 95 -> xz(content);
      default -> content;
    };
  }

  public static byte[] deflated(byte[] content) {
    return packed(
        content,
        out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true)));
  }

  /// Without matches, of which only the longest are written in another way than by Deflate.
  public static byte[] deflated64(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
    return packed(content, out -> new DeflaterOutputStream(out, deflater));
  }

  public static byte[] zlib(byte[] content) {
    return packed(content, DeflaterOutputStream::new);
  }

  public static byte[] gzip(byte[] content) {
    return packed(content, GZIPOutputStream::new);
  }

  /// In blocks that are left as they are.
  public static byte[] gzipWithoutMakingSmaller(byte[] content) {
    return packed(
        content,
        out ->
            new GZIPOutputStream(out) {
              {
                def.setLevel(Deflater.NO_COMPRESSION);
              }
            });
  }

  public static byte[] bzip2(byte[] content) {
    return packed(content, out -> new BZip2CompressorOutputStream(out, 1));
  }

  public static byte[] xz(byte[] content) {
    return packed(content, out -> new XZOutputStream(out, new LZMA2Options(0)));
  }

  public static byte[] lzma(byte[] content) {
    return packed(content, out -> new LZMAOutputStream(out, new LZMA2Options(0), -1));
  }

  /// LZMA that tells its size and has an end mark all the same.
  public static byte[] lzmaOfKnownSize(byte[] content) {
    byte[] packed = lzma(content);
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putLong(5, content.length);
    return packed;
  }

  public static byte[] zstd(byte[] content) {
    return packed(content, ZstdOutputStream::new);
  }

  public static byte[] lz4(byte[] content) {
    return packed(content, FramedLZ4CompressorOutputStream::new);
  }

  /// As `compress` does it (compress(1)), but every byte as a code of its own: codes of 9 bits and
  /// more, and whenever they get longer, what is left of eight of them is left out.
  public static byte[] compress(byte[] content) {
    BitSet bits = new BitSet();
    int at = 0;
    int width = 9;
    int ofWidth = 0;
    int next = 257;
    for (byte b : content) {
      for (int bit = 0; bit < 8; bit++) {
        bits.set(at + bit, (b >> bit & 1) != 0);
      }
      at += width;
      ofWidth++;
      if (next < 1 << 16 && next++ == 1 << width) {
        at += (8 - ofWidth % 8) % 8 * width;
        ofWidth = 0;
        width++;
      }
    }
    byte[] codes = Arrays.copyOf(bits.toByteArray(), (at + 7) / 8);
    return Bytewise.joined(new byte[] {0x1f, (byte) 0x9d, (byte) 0x90}, codes);
  }

  /// By filters one after another, the last of which packs.
  public static byte[] xz(byte[] content, FilterOptions... filters) {
    return packed(content, out -> new XZOutputStream(out, filters));
  }

  /// LZMA with zip's own header, of a known length (APPNOTE 5.8.8).
  private static byte[] zipLzma(byte[] content) {
    LZMA2Options options = options();
    byte[] bare = packed(content, out -> new LZMAOutputStream(out, options, false));
    byte[] properties =
        ByteBuffer.allocate(9)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 9)
            .put((byte) 20)
            .putShort((short) 5)
            .put((byte) ((options.getPb() * 5 + options.getLp()) * 9 + options.getLc()))
            .putInt(options.getDictSize())
            .array();
    return Bytewise.joined(properties, bare);
  }

  private static LZMA2Options options() {
    try {
      return new LZMA2Options(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Opening {
    OutputStream on(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] content, Opening opening) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = opening.on(out)) {
      packing.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
