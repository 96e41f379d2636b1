package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A central directory header (APPNOTE 4.3.12). Its name stays where it is: there may be many, and
/// each may be long.
///
/// @param size of the content, in bytes
/// @param offset where its local header is
/// @param zip64 whether a value had to be taken from the zip64 extended information
/// @param nameAt where its name is, and how long
/// @param length of the whole header
record DirectoryEntry(
    int flags,
    int method,
    int crc,
    long compressed,
    long size,
    long offset,
    boolean zip64,
    long nameAt,
    int nameLength,
    int length) {
  static final int SIGNATURE = 0x02014b50;
  static final int FIXED_BYTES = 46;

  /// @param prefix how many bytes precede the zip of which the offset is counted
  static DirectoryEntry at(Bytes bytes, long at, long prefix) throws IOException {
    ByteBuffer header = bytes.littleEndian(at, FIXED_BYTES);
    int nameLength = Short.toUnsignedInt(header.getShort(28));
    int extraLength = Short.toUnsignedInt(header.getShort(30));
    int commentLength = Short.toUnsignedInt(header.getShort(32));
    byte[] extra = bytes.exactly(at + FIXED_BYTES + nameLength, extraLength);
    Zip64Extra wide =
        Zip64Extra.of(
            Integer.toUnsignedLong(header.getInt(24)),
            Integer.toUnsignedLong(header.getInt(20)),
            Integer.toUnsignedLong(header.getInt(42)),
            extra);
    return new DirectoryEntry(
        Short.toUnsignedInt(header.getShort(8)),
        Short.toUnsignedInt(header.getShort(10)),
        header.getInt(16),
        wide.compressed(),
        wide.size(),
        wide.offset() + prefix,
        wide.used() || Zip64Extra.isIn(extra),
        at + FIXED_BYTES,
        nameLength,
        FIXED_BYTES + nameLength + extraLength + commentLength);
  }

  byte[] storedName(Bytes bytes) throws IOException {
    return bytes.exactly(nameAt, nameLength);
  }

  String name(Bytes bytes) throws IOException {
    return MemberPath.nameOf(storedName(bytes));
  }

  boolean isEmpty() {
    return compressed == 0 && size == 0;
  }
}
