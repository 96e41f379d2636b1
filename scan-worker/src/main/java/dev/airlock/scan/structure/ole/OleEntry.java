package dev.airlock.scan.structure.ole;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;

/// An entry of a compound file's directory ([MS-CFB] 2.6.1).
///
/// @param size of the stream, in bytes
record OleEntry(String name, int type, int start, long size) {
  static final int BYTES = 128;
  static final int STREAM = 2;
  static final int ROOT = 5;

  /// An entry without a stream.
  static final OleEntry NONE = new OleEntry("", 0, -2, 0);

  private static final int MOST_NAME_BYTES = 64;

  /// @param isOld whether sizes have 4 bytes; what stands in the others is undefined then
  static OleEntry of(ByteBuffer entry, boolean isOld) {
    int nameBytes = Math.clamp(entry.getShort(64), 2, MOST_NAME_BYTES) - 2;
    byte[] name = new byte[nameBytes];
    entry.get(0, name);
    return new OleEntry(
        new String(name, UTF_16LE),
        entry.get(66),
        entry.getInt(116),
        isOld ? Integer.toUnsignedLong(entry.getInt(120)) : entry.getLong(120));
  }
}
