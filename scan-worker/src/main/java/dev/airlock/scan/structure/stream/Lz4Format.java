package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// LZ4 frames (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md>).
final class Lz4Format implements StreamFormat {
  private static final int MAGIC = 0x184d2204;
  private static final int SKIPPED_MAGIC = 0x184d2a50;
  private static final int SKIPPED_MASK = 0xfffffff0;
  private static final int DICTIONARY = 1;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("lz4", "", "every frame, and what follows the last", "frames of old");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] magic = packed.upTo(at, 4);
    if (magic.length < 4) {
      return false;
    }
    int value = ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return value == MAGIC || (at > 0 && (value & SKIPPED_MASK) == SKIPPED_MAGIC);
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    if (packed.littleEndian(at, 4).getInt() != MAGIC) {
      long end = at + 8 + Integer.toUnsignedLong(packed.littleEndian(at + 4, 4).getInt());
      if (end > packed.size()) {
        throw StructureException.corrupt("LZ4 without an end");
      }
      return new Opened(InputStream.nullInputStream(), () -> end);
    }
    if ((packed.exactly(at + 4, 1)[0] & DICTIONARY) != 0) {
      throw StructureException.unscannable("LZ4 with a dictionary of its own");
    }
    BytesStream stream = new BytesStream(packed, at);
    return new Opened(Decoders.lz4(stream, budget), stream::position);
  }
}
