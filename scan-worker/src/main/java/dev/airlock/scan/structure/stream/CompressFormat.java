package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;

/// What Unix `compress` writes, .Z. It ends where the bytes end.
final class CompressFormat implements StreamFormat {
  private static final int RESERVED = 0x60;
  private static final int FEWEST_BITS = 9;
  private static final int MOST_BITS = 16;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("Z", "", "all of it", "");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] header = packed.upTo(at, 3);
    return at == 0
        && header.length == 3
        && header[0] == 0x1f
        && header[1] == (byte) 0x9d
        && (header[2] & RESERVED) == 0
        && (header[2] & 0x1f) >= FEWEST_BITS
        && (header[2] & 0x1f) <= MOST_BITS;
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    BytesStream stream = new BytesStream(packed, at);
    return new Opened(Decoders.compress(stream, budget), packed::size);
  }
}
