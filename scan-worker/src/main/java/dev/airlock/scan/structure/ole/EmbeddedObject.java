package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// An object as RTF embeds it: names of its kind, then its data ([MS-OLEDS] 2.2.5).
public final class EmbeddedObject {
  private static final String EMBEDDED = "\2\0\0\0";
  private static final int FORMAT_AT = 4;
  private static final int NAMES_AT = 8;
  private static final int NAMES = 3;
  private static final int MOST_NAME = 256;

  private EmbeddedObject() {}

  /// Whether the bytes begin so. Programs do not ask for the version that stands first.
  ///
  /// @param head the first bytes, each as a character
  public static boolean begins(String head) {
    if (!head.startsWith(EMBEDDED, FORMAT_AT) || head.length() < 13) {
      return false;
    }
    int length = head.charAt(NAMES_AT);
    int end = NAMES_AT + 4 + length - 1;
    return length > 1
        && head.startsWith("\0\0\0", NAMES_AT + 1)
        && head.length() > end
        && head.charAt(end) == 0
        && head.substring(NAMES_AT + 4, end).chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /// Looks at the data: a compound file, a file in a package, or what a program makes of them.
  public static void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long at = NAMES_AT;
    for (int i = 0; i < NAMES; i++) {
      long length = number(bytes, at);
      if (length > MOST_NAME) {
        return;
      }
      at += 4 + length;
    }
    long size = number(bytes, at);
    Bytes data = bytes.range(at + 4, Math.min(size, Math.max(0, bytes.size() - at - 4)));
    if (data.size() > 0) {
      visit.member(Member.stored("data", data));
      OlePackage.at(data, 0, visit);
    }
  }

  private static long number(Bytes bytes, long at) throws IOException {
    return Integer.toUnsignedLong(bytes.littleEndian(at, 4).getInt());
  }
}
