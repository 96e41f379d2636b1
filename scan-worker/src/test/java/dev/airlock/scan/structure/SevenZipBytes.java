package dev.airlock.scan.structure;

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

  /// An archive of nothing but a header.
  public static byte[] withHeader(byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(header);
    ByteBuffer start = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(0).putLong(header.length).putInt((int) crc.getValue());
    crc.reset();
    crc.update(start.array());
    ByteBuffer signature = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    signature
        .put(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4})
        .putInt((int) crc.getValue());
    return Bytewise.joined(signature.array(), start.array(), header);
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
