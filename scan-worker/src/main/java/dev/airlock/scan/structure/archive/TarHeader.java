package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.MemberPath;
import java.util.Arrays;
import java.util.Optional;

/// A header of a tar (<https://www.gnu.org/software/tar/manual/html_node/Standard.html>,
/// POSIX.1-2001 pax).
///
/// @param size of what follows, in bytes; negative if it can't be read
/// @param isWide whether the size is written in base 256
/// @param isExtended whether more of the header follows (old sparse files of GNU tar)
/// @param hasMagic whether it has that of POSIX and GNU; older ones have none
/// @param isUsual whether its checksum is one of unsigned bytes
record TarHeader(
    String name,
    char type,
    long size,
    boolean isWide,
    boolean isExtended,
    boolean hasMagic,
    boolean isUsual) {
  static final int BYTES = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int EXTENDED_AT = 482;
  private static final int MAGIC_AT = 257;
  private static final String MAGIC = "ustar";
  private static final int WIDE = 0x80;

  /// The header in a block; none if the block is none.
  static Optional<TarHeader> of(byte[] block) {
    if (block.length < BYTES || !hasChecksum(block)) {
      return Optional.empty();
    }
    boolean wide = (block[SIZE_AT] & WIDE) != 0;
    char type = (char) block[TYPE_AT];
    return Optional.of(
        new TarHeader(
            MemberPath.nameOf(Arrays.copyOf(block, endOfText(block, 100))),
            type,
            number(block, SIZE_AT, SIZE_BYTES),
            wide,
            type == 'S' && block[EXTENDED_AT] != 0,
            hasMagic(block),
            sum(block, true) == octal(block, CHECKSUM_AT, CHECKSUM_BYTES)));
  }

  /// A number in octal digits, or in base 256; negative if it can't be read.
  static long number(byte[] block, int from, int length) {
    return (block[from] & WIDE) != 0 ? base256(block, from, length) : octal(block, from, length);
  }

  static boolean isZero(byte[] block) {
    return Arrays.equals(block, new byte[BYTES]);
  }

  // Old programs added signed bytes.
  private static boolean hasChecksum(byte[] block) {
    long told = octal(block, CHECKSUM_AT, CHECKSUM_BYTES);
    return told > 0 && (told == sum(block, true) || told == sum(block, false));
  }

  private static long sum(byte[] block, boolean unsigned) {
    long sum = 0;
    for (int i = 0; i < BYTES; i++) {
      boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_BYTES;
      sum += own ? ' ' : unsigned ? block[i] & 0xff : block[i];
    }
    return sum;
  }

  private static boolean hasMagic(byte[] block) {
    return new String(block, MAGIC_AT, MAGIC.length(), ISO_8859_1).equals(MAGIC);
  }

  private static int endOfText(byte[] block, int most) {
    int end = 0;
    while (end < most && block[end] != 0) {
      end++;
    }
    return end;
  }

  private static long octal(byte[] block, int from, int length) {
    String text = new String(block, from, length, ISO_8859_1).replace('\0', ' ').strip();
    int end = text.indexOf(' ');
    String digits = end < 0 ? text : text.substring(0, end);
    if (digits.isEmpty()) {
      return 0;
    }
    return digits.chars().allMatch(c -> c >= '0' && c <= '7') ? Long.parseLong(digits, 8) : -1;
  }

  // A negative number, or one of more than eight bytes, is no size.
  private static long base256(byte[] block, int from, int length) {
    long value = block[from] & 0x7f;
    for (int i = 1; i < length; i++) {
      if (value >= 1L << 55) {
        return -1;
      }
      value = value << 8 | (block[from + i] & 0xff);
    }
    return value;
  }
}
