package dev.airlock.scan.structure.rar;

import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// The blocks of RAR 1.5 to 4 (technote.txt of that time).
final class Rar4Blocks implements RarBlocks {
  private static final int FIXED_BYTES = 7;
  private static final int MAIN = 0x73;
  private static final int FILE = 0x74;
  private static final int SERVICE = 0x7a;
  private static final int END = 0x7b;
  private static final int ENCRYPTED_HEADERS = 0x80;
  private static final int HAS_DATA = 0x8000;
  private static final int SPLIT = 3;
  private static final int ENCRYPTED = 4;
  private static final int FOLDER = 0xe0;
  private static final int LARGE = 0x100;
  private static final int FILE_BYTES = 32;
  private static final int STORED = 0x30;

  @Override
  public int firstAt() {
    return 7;
  }

  @Override
  public Optional<RarBlock> at(Bytes bytes, long at) throws IOException {
    if (at > bytes.size() - FIXED_BYTES) {
      return Optional.empty();
    }
    ByteBuffer fixed = bytes.littleEndian(at, FIXED_BYTES);
    int size = Short.toUnsignedInt(fixed.getShort(5));
    if (size < FIXED_BYTES || size > bytes.size() - at) {
      return Optional.empty();
    }
    ByteBuffer header = bytes.littleEndian(at, size);
    CRC32 crc = new CRC32();
    crc.update(header.slice(2, size - 2));
    if ((short) crc.getValue() != header.getShort(0)) {
      return Optional.empty();
    }
    return Optional.of(block(header, at + size));
  }

  private static RarBlock block(ByteBuffer header, long dataAt) {
    int type = header.get(2) & 0xff;
    int flags = Short.toUnsignedInt(header.getShort(3));
    boolean isMember = type == FILE || type == SERVICE;
    if (!isMember || header.limit() < FILE_BYTES) {
      boolean hasData = (flags & HAS_DATA) != 0 && header.limit() >= FIXED_BYTES + 4;
      long dataBytes = hasData ? Integer.toUnsignedLong(header.getInt(7)) : 0;
      boolean encrypted = type == MAIN && (flags & ENCRYPTED_HEADERS) != 0;
      return RarBlock.other(encrypted, type == END, dataAt, dataBytes);
    }
    boolean isLarge = (flags & LARGE) != 0 && header.limit() >= FILE_BYTES + 8;
    long packed = Integer.toUnsignedLong(header.getInt(7));
    packed += isLarge ? Integer.toUnsignedLong(header.getInt(32)) << 32 : 0;
    int nameAt = FILE_BYTES + (isLarge ? 8 : 0);
    int nameBytes = Math.min(Short.toUnsignedInt(header.getShort(26)), header.limit() - nameAt);
    byte[] name = new byte[Math.max(0, nameBytes)];
    header.get(Math.min(nameAt, header.limit()), name);
    return new RarBlock(
        MemberPath.nameOf(untilZero(name)),
        (flags & FOLDER) != FOLDER,
        (flags & ENCRYPTED) != 0,
        header.get(25) == STORED,
        (flags & SPLIT) != 0,
        false,
        dataAt,
        packed);
  }

  // What follows a zero is the same name in another encoding.
  private static byte[] untilZero(byte[] name) {
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return Arrays.copyOf(name, end);
  }
}
