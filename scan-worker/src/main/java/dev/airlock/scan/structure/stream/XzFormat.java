package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.util.Arrays;

/// .xz (<https://tukaani.org/xz/xz-file-format.txt>).
final class XzFormat implements StreamFormat {
  private static final byte[] MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "xz",
        "one stream of one block, by filters up to SPARC",
        "more of them, ARM64, RISC-V, and what follows the last",
        "");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    return Arrays.equals(packed.upTo(at, MAGIC.length), MAGIC);
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    BytesStream stream = new BytesStream(packed, at);
    long dictionary = XzBlocks.dictionaryOfFirst(packed, at);
    return new Opened(LzmaDecoders.xz(stream, dictionary, budget), stream::position);
  }

  // 2.2: zeros, a multiple of four.
  @Override
  public long skipPadding(Bytes packed, long at) throws IOException {
    long end = at;
    byte[] four = packed.upTo(end, 4);
    while (at > 0 && four.length == 4 && Arrays.equals(four, new byte[4])) {
      end += 4;
      four = packed.upTo(end, 4);
    }
    return end;
  }
}
