package dev.airlock.scan.structure.rar;

import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/// The blocks of RAR 5 (<https://www.rarlab.com/technote.htm>).
final class Rar5Blocks implements RarBlocks {
  private static final int FILE = 2;
  private static final int SERVICE = 3;
  private static final int ENCRYPTION = 4;
  private static final int END = 5;
  private static final int HAS_EXTRA = 1;
  private static final int HAS_DATA = 2;
  private static final int SPLIT = 0x18;
  private static final int FOLDER = 1;
  private static final int HAS_TIME = 2;
  private static final int HAS_CRC = 4;
  private static final int METHOD = 0x380;
  private static final int EXTRA_ENCRYPTION = 1;
  // The format allows 2 MiB.
  private static final int MOST_HEADER_BYTES = 2 * 1024 * 1024;
  private static final int MOST_SIZE_BYTES = 3;

  @Override
  public int firstAt() {
    return 8;
  }

  @Override
  public Optional<RarBlock> at(Bytes bytes, long at) throws IOException {
    byte[] start = bytes.upTo(at, 4 + MOST_SIZE_BYTES);
    if (start.length < 4 + MOST_SIZE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer sizes = bytes.littleEndian(at, start.length);
    int crc = sizes.getInt();
    try {
      long size = number(sizes);
      long end = at + sizes.position() + size;
      if (size <= 0 || size > MOST_HEADER_BYTES || end > bytes.size()) {
        return Optional.empty();
      }
      ByteBuffer header = bytes.littleEndian(at + 4, (int) (end - at - 4));
      CRC32 actual = new CRC32();
      actual.update(header.slice());
      if ((int) actual.getValue() != crc) {
        return Optional.empty();
      }
      number(header);
      return Optional.of(block(header, end));
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static RarBlock block(ByteBuffer header, long dataAt) {
    int type = (int) number(header);
    long flags = number(header);
    long extraBytes = (flags & HAS_EXTRA) != 0 ? number(header) : 0;
    long dataBytes = (flags & HAS_DATA) != 0 ? number(header) : 0;
    if (type != FILE && type != SERVICE) {
      return RarBlock.other(type == ENCRYPTION, type == END, dataAt, dataBytes);
    }
    long fileFlags = number(header);
    number(header); // the unpacked size
    number(header); // attributes
    skip(header, ((fileFlags & HAS_TIME) != 0 ? 4 : 0) + ((fileFlags & HAS_CRC) != 0 ? 4 : 0));
    long compression = number(header);
    number(header); // the operating system
    byte[] name = new byte[(int) Math.min(number(header), header.remaining())];
    header.get(name);
    return new RarBlock(
        MemberPath.nameOf(name),
        (fileFlags & FOLDER) == 0,
        isEncrypted(header, extraBytes),
        (compression & METHOD) == 0,
        (flags & SPLIT) != 0,
        false,
        dataAt,
        dataBytes);
  }

  private static boolean isEncrypted(ByteBuffer header, long extraBytes) {
    if (extraBytes <= 0 || extraBytes > header.remaining()) {
      return false;
    }
    header.position(header.limit() - (int) extraBytes);
    while (header.hasRemaining()) {
      long size = number(header);
      int end = Math.clamp(header.position() + size, header.position(), header.limit());
      if (header.hasRemaining() && number(header) == EXTRA_ENCRYPTION) {
        return true;
      }
      header.position(Math.max(end, header.position()));
    }
    return false;
  }

  private static void skip(ByteBuffer header, int length) {
    if (length > header.remaining()) {
      throw new BufferUnderflowException();
    }
    header.position(header.position() + length);
  }

  // Seven bits a byte, the lowest first. Nothing has a size of more than 63 bits.
  private static long number(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = from.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BufferUnderflowException();
  }
}
