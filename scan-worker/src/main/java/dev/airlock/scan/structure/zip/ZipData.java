package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import dev.airlock.scan.structure.bytes.Reopened;
import dev.airlock.scan.structure.stream.Decoders;
import dev.airlock.scan.structure.stream.EndNoting;
import dev.airlock.scan.structure.stream.InflatedStream;
import dev.airlock.scan.structure.stream.LzmaDecoders;
import dev.airlock.scan.structure.stream.PackedStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// The packed content of one member, unpacked by one method (APPNOTE 4.4.5).
final class ZipData implements Reopened {
  /// Where it is not told how many bytes there should be.
  static final long UNKNOWN = -1;

  static final int STORED = 0;
  static final int AES = 99;
  private static final int DEFLATED = 8;
  private static final int DEFLATED64 = 9;
  private static final int BZIP2 = 12;
  private static final int LZMA = 14;
  private static final int ZSTD_AT_FIRST = 20;
  private static final int ZSTD = 93;
  private static final int XZ = 95;
  private static final Set<Integer> KNOWN =
      Set.of(STORED, DEFLATED, DEFLATED64, BZIP2, LZMA, ZSTD_AT_FIRST, ZSTD, XZ);
  // clamd 1.4 was seen to unpack these.
  private static final Set<Integer> OPEN_TO_ENGINE = Set.of(STORED, DEFLATED, DEFLATED64, BZIP2);
  private static final int LZMA_HEADER_BYTES = 9;

  private final Bytes packed;
  private final int method;
  private final int flags;
  private final long size;
  private final ScanBudget budget;
  private long used;

  /// @param size how many bytes there should be
  ZipData(Bytes packed, int method, int flags, long size, ScanBudget budget) {
    this.packed = packed;
    this.method = method;
    this.flags = flags;
    this.size = size;
    this.budget = budget;
    this.used = packed.size();
  }

  static boolean isKnown(int method) {
    return KNOWN.contains(method);
  }

  static boolean isOpenToEngine(int method) {
    return OPEN_TO_ENGINE.contains(method);
  }

  /// Which methods are unpacked by the engine, or only here.
  static String namesOf(boolean openToEngine) {
    return KNOWN.stream()
        .filter(method -> isOpenToEngine(method) == openToEngine)
        .sorted()
        .map(ZipData::nameOf)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// What a method is called.
  static String nameOf(int method) {
    return switch (method) {
      case STORED -> "stored";
      case DEFLATED -> "Deflate";
      case DEFLATED64 -> "Deflate64";
      case BZIP2 -> "bzip2";
      case LZMA -> "LZMA";
      case ZSTD, ZSTD_AT_FIRST -> "Zstandard";
      case XZ -> "xz";
      case 1 -> "Shrink";
      case 2, 3, 4, 5 -> "Reduce";
      case 6 -> "Implode";
      case 10, 18 -> "an IBM method";
      case 94 -> "MP3";
      case 96 -> "JPEG";
      case 97 -> "WavPack";
      case 98 -> "PPMd";
      default -> "method " + method;
    };
  }

  @Override
  public InputStream open() throws IOException {
    BytesStream stream = packed.stream();
    return switch (method) {
      case STORED -> stream;
      case DEFLATED -> {
        InflatedStream inflated = InflatedStream.raw(packed, 0);
        yield noting(inflated, inflated::end);
      }
      case DEFLATED64 -> noting(Decoders.deflate64(stream, budget), stream::position);
      case BZIP2 -> noting(Decoders.bzip2(stream, budget), stream::position);
      case LZMA -> noting(lzma(stream), stream::position);
      case ZSTD, ZSTD_AT_FIRST -> {
        PackedStreams frames = PackedStreams.zstd(packed, budget);
        yield noting(frames, frames::end);
      }
      case XZ -> {
        PackedStreams streams = PackedStreams.xz(packed, budget);
        yield noting(streams, streams::end);
      }
      default -> throw StructureException.unscannable("packed by " + nameOf(method));
    };
  }

  private InputStream noting(InputStream content, LongSupplier end) {
    return new EndNoting(content, () -> used = Math.min(packed.size(), end.getAsLong()));
  }

  // APPNOTE 5.8.8: two bytes of version, the length of the properties, which is 5, and these.
  private InputStream lzma(BytesStream stream) throws IOException {
    byte[] header = stream.readNBytes(LZMA_HEADER_BYTES);
    if (header.length < LZMA_HEADER_BYTES || header[2] != 5 || header[3] != 0) {
      throw StructureException.corrupt("damaged LZMA data");
    }
    ByteBuffer values = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    return LzmaDecoders.lzma(
        stream,
        ZipFlags.haveEndMark(flags) ? UNKNOWN : size,
        values.get(4) & 0xff,
        Integer.toUnsignedLong(values.getInt(5)),
        budget);
  }

  /// How many of the packed bytes were needed, once all was unpacked.
  long used() {
    return used;
  }
}
