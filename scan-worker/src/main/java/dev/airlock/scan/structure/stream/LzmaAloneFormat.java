package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// .lzma, which has no signature
/// (<https://svn.python.org/projects/external/xz-5.0.3/doc/lzma-file-format.txt>): whether bytes
/// are such shows when they are unpacked.
final class LzmaAloneFormat implements StreamFormat {
  private static final int HEADER_BYTES = 13;
  private static final int MOST_PROPERTIES = 225;
  private static final int SMALLEST_DICTIONARY = 0; // as a power of two
  private static final int LARGEST_DICTIONARY = 31;
  private static final long MOST_BYTES = 1L << 38;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("lzma", "", "all of it", "");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] header = packed.upTo(at, HEADER_BYTES + 5);
    if (at > 0 || header.length < HEADER_BYTES + 5 || (header[0] & 0xff) >= MOST_PROPERTIES) {
      return false;
    }
    ByteBuffer values = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    long size = values.getLong(5);
    // The range coder's first byte is always zero.
    return isUsual(Integer.toUnsignedLong(values.getInt(1)))
        && size >= -1
        && size < MOST_BYTES
        && header[HEADER_BYTES] == 0;
  }

  // As the format's own documentation recommends, to be wrong less often.
  private static boolean isUsual(long dictionary) {
    for (int power = SMALLEST_DICTIONARY; power <= LARGEST_DICTIONARY; power++) {
      if (dictionary == 1L << power || dictionary == 3L << (power - 1)) {
        return true;
      }
    }
    return dictionary == 0xffff_ffffL;
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    ByteBuffer header = packed.littleEndian(at, HEADER_BYTES);
    BytesStream stream = new BytesStream(packed, at + HEADER_BYTES);
    return new Opened(
        LzmaDecoders.lzma(
            stream,
            header.getLong(5),
            header.get(0) & 0xff,
            Integer.toUnsignedLong(header.getInt(1)),
            budget),
        stream::position);
  }
}
