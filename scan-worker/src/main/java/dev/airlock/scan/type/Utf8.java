package dev.airlock.scan.type;

/// Tells whether bytes are UTF-8 (RFC 3629), which may be cut in the middle of a character.
final class Utf8 {
  private static final int LONGEST = 4;

  private Utf8() {}

  static boolean is(byte[] bytes, int length) {
    int at = 0;
    while (at < Math.min(length, LONGEST - 1) && isContinuation(bytes[at])) {
      at++;
    }
    while (at < length) {
      int more = continuations(bytes[at] & 0xff);
      if (more < 0) {
        return false;
      }
      for (int next = at + 1; next <= at + more && next < length; next++) {
        if (!isContinuation(bytes[next])) {
          return false;
        }
      }
      at += more + 1;
    }
    return true;
  }

  private static int continuations(int first) {
    if (first < 0x80) {
      return 0;
    }
    if (first < 0xc2 || first > 0xf4) {
      return -1;
    }
    return first < 0xe0 ? 1 : first < 0xf0 ? 2 : LONGEST - 1;
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xc0) == 0x80;
  }
}
