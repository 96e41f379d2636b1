package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.CRC32;

/// The content of one gzip member, held against the checksum and the size behind it (RFC 1952,
/// 2.3.1).
final class GzipContent extends FilterInputStream {
  private static final int TRAILER_BYTES = 8;

  private final InflatedStream inflated;
  private final Bytes packed;
  private final CRC32 crc = new CRC32();
  private long size;

  GzipContent(InflatedStream inflated, Bytes packed) {
    super(inflated);
    this.inflated = inflated;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      crc.update(into, from, read);
      size += read;
    } else if (read < 0) {
      check();
    }
    return read;
  }

  private void check() throws IOException {
    var trailer = packed.littleEndian(inflated.end(), TRAILER_BYTES);
    if (trailer.getInt() != (int) crc.getValue() || trailer.getInt() != (int) size) {
      throw StructureException.corrupt("has another checksum or size than declared");
    }
  }

  /// Where the member ended, once it was read.
  long end() {
    return inflated.end() + TRAILER_BYTES;
  }
}
