package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A local file header (APPNOTE 4.3.7).
///
/// @param nameAt where its name is, and how long
/// @param dataAt where the packed content begins
record LocalHeader(
    int flags,
    int method,
    int crc,
    long compressed,
    long size,
    boolean zip64,
    long nameAt,
    int nameLength,
    long dataAt) {
  static final int SIGNATURE = 0x04034b50;
  static final int FIXED_BYTES = 30;
  private static final long IN_EXTRA = 0xffff_ffffL;

  /// The header at a place; none if there is none.
  static Optional<LocalHeader> at(Bytes bytes, long at) throws IOException {
    if (at < 0 || at > bytes.size() - FIXED_BYTES) {
      return Optional.empty();
    }
    ByteBuffer header = bytes.littleEndian(at, FIXED_BYTES);
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    int extraLength = Short.toUnsignedInt(header.getShort(28));
    long extraAt = at + FIXED_BYTES + nameLength;
    if (header.getInt(0) != SIGNATURE || extraAt + extraLength > bytes.size()) {
      return Optional.empty();
    }
    byte[] extra = bytes.exactly(extraAt, extraLength);
    Zip64Extra wide =
        Zip64Extra.of(
            Integer.toUnsignedLong(header.getInt(22)),
            Integer.toUnsignedLong(header.getInt(18)),
            0,
            extra);
    return Optional.of(
        new LocalHeader(
            Short.toUnsignedInt(header.getShort(6)),
            Short.toUnsignedInt(header.getShort(8)),
            header.getInt(14),
            wide.compressed(),
            wide.size(),
            wide.used() || Zip64Extra.isIn(extra),
            at + FIXED_BYTES,
            nameLength,
            extraAt + extraLength));
  }

  /// In what it contradicts the directory; nothing if both say the same.
  Optional<String> contradiction(DirectoryEntry entry, Bytes bytes) throws IOException {
    boolean later = ZipFlags.haveSizesBehind(flags);
    if (method != entry.method()) {
      return Optional.of("method");
    }
    if (!ZipFlags.agree(flags, entry.flags())) {
      return Optional.of("flags");
    }
    if (!(later && crc == 0) && crc != entry.crc()) {
      return Optional.of("checksum");
    }
    if (!isTold(compressed, entry.compressed(), later) || !isTold(size, entry.size(), later)) {
      return Optional.of("size");
    }
    if (nameLength != entry.nameLength()
        || !Arrays.equals(bytes.exactly(nameAt, nameLength), entry.storedName(bytes))) {
      return Optional.of("name");
    }
    return Optional.empty();
  }

  private static boolean isTold(long here, long there, boolean later) {
    return here == there || (later && (here == 0 || here == IN_EXTRA));
  }
}
