package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A header of an LZH archive, of level 0 to 3
/// (<https://github.com/jca02266/lha/blob/master/header.doc.md>).
///
/// @param dataAt where the data begin
/// @param dataBytes how many there are
record LzhHeader(String name, String method, long dataAt, long dataBytes) {
  private static final int FIXED_BYTES = 26;
  private static final int MOST_EXTENSIONS = 64;
  private static final Set<String> STORED = Set.of("-lh0-", "-lz4-", "-pm0-", "-lhd-");

  /// Whether a file that begins so begins with a header: a method by its name, and a level.
  static boolean isIn(String text) {
    return text.length() >= FIXED_BYTES
        && text.substring(2, 7).matches("-(l(h[0-9a-z]|z[2-9s])|pm[0-2s])-")
        && text.charAt(20) <= 3;
  }

  /// Whether the data lie there as they are.
  boolean isStored() {
    return STORED.contains(method);
  }

  static Optional<LzhHeader> at(Bytes bytes, long at) throws IOException {
    byte[] fixed = bytes.upTo(at, FIXED_BYTES);
    String text = new String(fixed, ISO_8859_1);
    if (!isIn(text)) {
      return Optional.empty();
    }
    ByteBuffer header = bytes.littleEndian(at, FIXED_BYTES);
    long packed = Integer.toUnsignedLong(header.getInt(7));
    int level = header.get(20);
    String method = text.substring(2, 7);
    if (level >= 2) {
      long length =
          level == 2
              ? Short.toUnsignedInt(header.getShort(0))
              : Integer.toUnsignedLong(bytes.littleEndian(at + 24, 4).getInt());
      return Optional.of(new LzhHeader("?", method, at + length, packed));
    }
    byte[] name = bytes.upTo(at + 22, header.get(21) & 0xff);
    long end = at + 2 + (header.get(0) & 0xff);
    long extensions = level == 0 ? 0 : extensions(bytes, end);
    return Optional.of(
        new LzhHeader(
            MemberPath.nameOf(Arrays.copyOf(name, name.length)),
            method,
            end + extensions,
            packed - extensions));
  }

  // Each ends by the length of the next.
  private static long extensions(Bytes bytes, long from) throws IOException {
    long at = from;
    for (int i = 0; i < MOST_EXTENSIONS; i++) {
      int length = Short.toUnsignedInt(bytes.littleEndian(at - 2, 2).getShort());
      if (length == 0) {
        return at - from;
      }
      at += length;
    }
    return at - from;
  }
}
