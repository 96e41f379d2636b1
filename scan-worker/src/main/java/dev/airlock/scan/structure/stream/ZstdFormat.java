package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ReservedStream;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Zstandard (RFC 8878, section 3). Where a frame ends, and what it needs, follows from its
/// headers, so that the decoder gets one whole frame at a time.
final class ZstdFormat implements StreamFormat {
  private static final int MAGIC = 0xfd2fb528;
  private static final int SKIPPED_MAGIC = 0x184d2a50;
  private static final int SKIPPED_MASK = 0xfffffff0;
  private static final int RLE = 1;
  private static final int RESERVED = 3;
  private static final int MOST_HEADER_BYTES = 18;
  // The decoder takes no larger windows: `zstd -19` at most, and no `--long`.
  private static final long MOST_WINDOW = 8 << 20;

  /// What a frame's header says (3.1.1.1).
  ///
  /// @param window bytes
  /// @param blocksAt where the first block is
  private record Header(long window, long blocksAt, boolean hasDictionary, boolean hasChecksum) {}

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "zst", "", "every frame, and what follows the last", "windows of more than 8 MiB");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] magic = packed.upTo(at, 4);
    if (magic.length < 4) {
      return false;
    }
    int value = ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return value == MAGIC || (value & SKIPPED_MASK) == SKIPPED_MAGIC;
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    if (packed.littleEndian(at, 4).getInt() != MAGIC) {
      return skipped(packed, at);
    }
    Header header = header(packed, at);
    if (header.hasDictionary()) {
      throw StructureException.unscannable("Zstandard with a dictionary of its own");
    }
    if (header.window() > MOST_WINDOW) {
      throw StructureException.unscannable("Zstandard with a window of more than 8 MiB");
    }
    long end = end(packed, header, budget);
    // The decoder holds what is unpacked in a buffer of up to three windows.
    ScanBudget.Reservation memory = budget.reserve(3 * header.window() + (1 << 20));
    budget.countWork(header.window());
    InputStream frame = packed.range(at, end - at).stream();
    return new Opened(new ReservedStream(new ZstdInputStream(frame), memory), () -> end);
  }

  // 3.1.2: what is skipped was in the stream that the engine had.
  private static Opened skipped(Bytes packed, long at) throws IOException {
    long length = Integer.toUnsignedLong(packed.littleEndian(at + 4, 4).getInt());
    long end = at + 8 + length;
    if (end > packed.size()) {
      throw StructureException.corrupt("Zstandard without an end");
    }
    return new Opened(InputStream.nullInputStream(), () -> end);
  }

  private static Header header(Bytes packed, long at) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(packed.upTo(at + 4, MOST_HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    int descriptor = bytes.get() & 0xff;
    boolean single = (descriptor & 0x20) != 0;
    long window = 0;
    if (!single) {
      int value = bytes.get() & 0xff;
      long base = 1L << (10 + (value >> 3));
      window = base + base / 8 * (value & 7);
    }
    int dictionaryBytes = new int[] {0, 1, 2, 4}[descriptor & 3];
    bytes.position(bytes.position() + dictionaryBytes);
    int sizeFlag = descriptor >> 6;
    long size =
        switch (sizeFlag) {
          case 0 -> single ? bytes.get() & 0xff : 0;
          case 1 -> Short.toUnsignedInt(bytes.getShort()) + 256;
          case 2 -> Integer.toUnsignedLong(bytes.getInt());
          default -> bytes.getLong();
        };
    if (single) {
      window = size < 0 ? Long.MAX_VALUE : size;
    }
    return new Header(
        window, at + 4 + bytes.position(), dictionaryBytes > 0, (descriptor & 4) != 0);
  }

  private static long end(Bytes packed, Header header, ScanBudget budget) throws IOException {
    long at = header.blocksAt();
    boolean last = false;
    while (!last) {
      byte[] bytes = packed.exactly(at, 3);
      budget.countWork(bytes.length);
      int block = (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
      last = (block & 1) != 0;
      int type = block >> 1 & 3;
      if (type == RESERVED) {
        throw StructureException.corrupt("damaged Zstandard data");
      }
      at += 3 + (type == RLE ? 1 : block >> 3);
    }
    return at + (header.hasChecksum() ? 4 : 0);
  }
}
