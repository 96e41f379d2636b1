package dev.airlock.scan.structure;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// 7z archives, as they should be and as they should not.
public final class SevenZipBytes {

  private SevenZipBytes() {}

  /// An archive with one file, packed by methods one after another, the last one first.
  public static byte[] of(String name, byte[] content, SevenZMethod... methods) {
    SeekableInMemoryByteChannel out = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile archive = new SevenZOutputFile(out)) {
      archive.setContentMethods(
          Arrays.stream(methods).map(SevenZMethodConfiguration::new).toList());
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      archive.putArchiveEntry(entry);
      archive.write(content);
      archive.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(out.array(), (int) out.size());
  }

  /// One method of an archive's only folder, without properties.
  ///
  /// @param packedStreams how many inputs its decoder has
  /// @param id the bytes that Methods.txt has for it
  public record Method(int packedStreams, List<Integer> id) {}

  /// A method with one input.
  public static Method method(Integer... id) {
    return new Method(1, List.of(id));
  }

  /// An archive with one file by any methods, one after another, the first of which puts out the
  /// file. What they make of it is given.
  ///
  /// @param sizes of what each puts out
  /// @param packed what the last one takes in
  public static byte[] ofPacked(
      String name, List<Method> methods, List<Integer> sizes, byte[]... packed) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(new byte[] {1, 4, 6, 0, (byte) packed.length, 9});
    for (byte[] stream : packed) {
      number(header, stream.length);
    }
    header.writeBytes(new byte[] {0, 7, 0xb, 1, 0, (byte) methods.size()});
    for (Method method : methods) {
      boolean several = method.packedStreams() > 1;
      header.write(method.id().size() | (several ? 0x10 : 0));
      method.id().forEach(header::write);
      if (several) {
        header.writeBytes(new byte[] {(byte) method.packedStreams(), 1});
      }
    }
    for (int i = 1; i < methods.size(); i++) {
      header.writeBytes(new byte[] {(byte) (i - 1), (byte) i});
    }
    for (int i = 0; packed.length > 1 && i < packed.length; i++) {
      header.write(i);
    }
    header.write(0xc);
    sizes.forEach(size -> number(header, size));
    byte[] names = Bytewise.joined(name.getBytes(UTF_16LE), new byte[2]);
    header.writeBytes(new byte[] {0, 0, 5, 1, 0x11});
    number(header, names.length + 1);
    header.write(0);
    header.writeBytes(names);
    header.writeBytes(new byte[2]);
    return withHeader(Bytewise.joined(packed), header.toByteArray());
  }

  private static void number(ByteArrayOutputStream out, int number) {
    if (number < 0x80) {
      out.write(number);
    } else {
      out.writeBytes(
          new byte[] {
            (byte) 0xf0,
            (byte) number,
            (byte) (number >> 8),
            (byte) (number >> 16),
            (byte) (number >> 24)
          });
    }
  }

  /// An archive of nothing but a header.
  public static byte[] withHeader(byte[] header) {
    return withHeader(new byte[0], header);
  }

  /// The same archive with its header called packed, in no other way than as it is.
  ///
  /// @param before what lies before it then
  public static byte[] withPackedHeader(byte[] archive, byte[] before) {
    ByteBuffer start = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) start.getLong(12);
    int size = (int) start.getLong(20);
    byte[] packed = Arrays.copyOfRange(archive, 32, 32 + at);
    byte[] header = Arrays.copyOfRange(archive, 32 + at, 32 + at + size);
    byte[] described =
        Bytewise.joined(
            new byte[] {0x17, 6},
            number(at + before.length),
            new byte[] {1, 9},
            number(size),
            new byte[] {0, 7, 0xb, 1, 0, 1, 1, 0, 0xc},
            number(size),
            new byte[] {0, 0});
    return withHeader(Bytewise.joined(packed, before, header), described);
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) 0xc0, (byte) value, (byte) (value >> 8)};
  }

  /// An archive of packed streams and a header.
  public static byte[] withHeader(byte[] packed, byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(header);
    ByteBuffer start = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(packed.length).putLong(header.length).putInt((int) crc.getValue());
    crc.reset();
    crc.update(start.array());
    ByteBuffer signature = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    signature
        .put(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4})
        .putInt((int) crc.getValue());
    return Bytewise.joined(signature.array(), start.array(), packed, header);
  }

  /// All methods that can be written here.
  public static List<SevenZMethod> methods() {
    return List.of(
        SevenZMethod.COPY,
        SevenZMethod.LZMA,
        SevenZMethod.LZMA2,
        SevenZMethod.BZIP2,
        SevenZMethod.DEFLATE);
  }
}
