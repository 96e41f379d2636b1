package dev.airlock.scan.structure.look;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kinds of containers that nothing here opens, and whose signatures are so short that they are in
/// texts or media now and then: more of the header has to be as it should be.
final class OpaqueHeaders {
  // RFC 1741: mail may stand before it. In a text that only speaks of it no data follow.
  private static final Pattern BIN_HEX =
      Pattern.compile("\\(This file must be converted with BinHex [0-9.]{1,5}\\)\\s{1,9}:");
  private static final int BIN_HEX_WITHIN = 3072;
  private static final Map<String, Predicate<String>> KINDS =
      Map.ofEntries(
          Map.entry("a SquashFS image", OpaqueHeaders::isSquashFs),
          Map.entry("a CramFS image", OpaqueHeaders::isCramFs),
          Map.entry("a ZOO archive", OpaqueHeaders::isZoo),
          Map.entry("a bzip3 file", OpaqueHeaders::isBzip3),
          Map.entry("an old Zstandard file", OpaqueHeaders::isOldZstandard),
          Map.entry("a compressed file", OpaqueHeaders::isOddCompress),
          Map.entry("a packed file", OpaqueHeaders::isPack),
          Map.entry("an ARC archive", OpaqueHeaders::isArc),
          Map.entry("a UHARC archive", OpaqueHeaders::isUharc),
          Map.entry("a DAR archive", OpaqueHeaders::isDar),
          Map.entry("an old RAR archive", OpaqueHeaders::isOldRar),
          Map.entry("a BinHex file", OpaqueHeaders::isBinHex));

  private OpaqueHeaders() {}

  /// All that can be answered.
  static Set<String> kinds() {
    return KINDS.keySet();
  }

  static Optional<String> kindOf(String text) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().test(text))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isBinHex(String text) {
    Matcher line = BIN_HEX.matcher(text);
    return line.find() && line.start() <= BIN_HEX_WITHIN;
  }

  // The version is 1 to 4, in the byte order of the signature
  // (https://dr-emann.github.io/squashfs/squashfs.html).
  private static boolean isSquashFs(String text) {
    if (text.length() < 32) {
      return false;
    }
    int low = text.charAt(28);
    int high = text.charAt(29);
    return (text.startsWith("hsqs") && isBetween(1, low, 4) && high == 0)
        || (text.startsWith("sqsh") && low == 0 && isBetween(1, high, 4));
  }

  // Documentation/filesystems/cramfs.rst of Linux: the signature in either byte order.
  private static boolean isCramFs(String text) {
    return (text.startsWith("E=\u00cd(") || text.startsWith("(\u00cd=E"))
        && text.startsWith("Compressed ROMFS", 16);
  }

  // zoo.h of Rahul Dhesi's zoo 2.1: a text of 20 bytes, then this.
  private static boolean isZoo(String text) {
    return text.startsWith("\u00dc\u00a7\u00c4\u00fd", 20);
  }

  // https://github.com/kspalaiologos/bzip3/blob/master/doc/file_format.md: blocks of 65 KiB to
  // 511 MiB.
  private static boolean isBzip3(String text) {
    return text.startsWith("BZ3v1")
        && text.length() > 9
        && isBetween(65 << 10, littleEndian(text, 5), 511 << 20);
  }

  // Versions 0.2 to 0.7 (lib/legacy in zstd's sources).
  private static boolean isOldZstandard(String text) {
    return text.startsWith("\u00b5/\u00fd", 1) && isBetween(0x22, text.charAt(0), 0x27);
  }

  // compress(1): some programs unpack it with bits set that nobody has given a meaning.
  private static boolean isOddCompress(String text) {
    return text.startsWith("\u001f\u009d")
        && text.length() > 3
        && (text.charAt(2) & 0x60) != 0
        && isBetween(9, text.charAt(2) & 0x1f, 16);
  }

  // unpack.c of gzip: the size, then how long the longest code is.
  private static boolean isPack(String text) {
    return text.startsWith("\u001f\u001e") && text.length() > 7 && isBetween(1, text.charAt(6), 24);
  }

  // A method, then a name in 13 bytes that ends by a zero (arc.h of SEA's ARC).
  private static boolean isArc(String text) {
    if (text.length() < 29 || text.charAt(0) != 0x1a || !isBetween(1, text.charAt(1), 11)) {
      return false;
    }
    int end = text.indexOf('\0', 2);
    return isBetween(3, end, 14)
        && text.substring(2, end).chars().allMatch(c -> isBetween(0x21, c, 0x7e));
  }

  private static boolean isUharc(String text) {
    return text.startsWith("UHA") && text.length() > 4 && isBetween(1, text.charAt(3), 8);
  }

  // A slice's header: its number, a label, and two flags (header.cpp of dar's sources).
  private static boolean isDar(String text) {
    return text.startsWith("\0\0\0{")
        && text.length() > 16
        && "NTE".indexOf(text.charAt(14)) >= 0
        && "NST".indexOf(text.charAt(15)) >= 0;
  }

  // RAR 1.4: the size of the header follows.
  private static boolean isOldRar(String text) {
    return text.startsWith("RE~^") && text.length() > 6 && text.charAt(5) == 0;
  }

  private static boolean isBetween(int least, int value, int most) {
    return least <= value && value <= most;
  }

  private static int littleEndian(String text, int at) {
    return text.charAt(at)
        | text.charAt(at + 1) << 8
        | text.charAt(at + 2) << 16
        | text.charAt(at + 3) << 24;
  }
}
