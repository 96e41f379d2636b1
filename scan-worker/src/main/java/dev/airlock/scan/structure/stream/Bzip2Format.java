package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// bzip2 (<https://sourceware.org/bzip2/>).
final class Bzip2Format implements StreamFormat {
  private static final int HEADER_BYTES = 12;
  // pi and the square root of pi, six bytes each: a block, or the end
  private static final long BLOCK = 0x3141_5926_5359L;
  private static final long END = 0x1772_4538_5090L;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("bz2", "", "every stream, and what follows the last", "");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] header = packed.upTo(at, HEADER_BYTES);
    if (header.length < HEADER_BYTES
        || header[0] != 'B'
        || header[1] != 'Z'
        || header[2] != 'h'
        || header[3] < '1'
        || header[3] > '9') {
      return false;
    }
    long mark = ByteBuffer.wrap(header).getLong(4) >>> 16;
    return mark == BLOCK || mark == END;
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    BytesStream stream = new BytesStream(packed, at);
    return new Opened(Decoders.bzip2(stream, budget), stream::position);
  }
}
