package dev.airlock.scan.type;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;

/// Tells whether bytes are UTF-16 text, with or without a byte order mark (RFC 2781). Of binary
/// data that is read as UTF-16, a quarter are no characters.
final class WideText {
  private static final char BYTE_ORDER_MARK = '\ufeff';
  // Counted piece by piece: a little binary data must not get lost among many words.
  private static final int WINDOW = 256;
  // Foreign units that are allowed: one in so many.
  private static final int FOREIGN = 64;
  // Even Chinese prose has white space or ASCII digits; one in so many is little.
  private static final int ASCII = 128;

  private WideText() {}

  /// @param offset of the first whole character: 1 if the bytes were cut in the middle of one
  static boolean is(byte[] bytes, int offset) {
    return bytes.length - offset >= 2
        && (is(bytes, offset, ByteOrder.LITTLE_ENDIAN) || is(bytes, offset, ByteOrder.BIG_ENDIAN));
  }

  private static boolean is(byte[] bytes, int offset, ByteOrder order) {
    CharBuffer text =
        ByteBuffer.wrap(bytes, offset, bytes.length - offset).slice().order(order).asCharBuffer();
    int ascii = 0;
    int foreign = 0;
    for (int at = 0; at < text.length(); at++) {
      foreign = at % WINDOW == 0 ? 0 : foreign;
      ascii += isAscii(text.charAt(at)) ? 1 : 0;
      foreign += isForeign(text, at) ? 1 : 0;
      if (foreign * FOREIGN > Math.min(text.length(), WINDOW)) {
        return false;
      }
    }
    boolean marked = text.charAt(0) == BYTE_ORDER_MARK;
    return text.length() > (marked ? 1 : 0) && ascii >= (marked ? 0 : text.length() / ASCII + 1);
  }

  private static boolean isForeign(CharBuffer text, int at) {
    char unit = text.charAt(at);
    return switch (Character.getType(unit)) {
      case Character.CONTROL ->
          !isAscii(unit) && !(unit == 0 && (continuesRun(text, at) || isEmptyField(text, at)));
      case Character.SURROGATE -> !isPaired(text, at);
      case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  private static boolean isPaired(CharBuffer text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || Character.isHighSurrogate(text.charAt(at - 1));
  }

  // A hole in a log counts once, however long it is.
  private static boolean continuesRun(CharBuffer text, int at) {
    return at > 0 && text.charAt(at - 1) == 0;
  }

  // SQL Server's bcp writes an empty text as NUL.
  private static boolean isEmptyField(CharBuffer text, int at) {
    return isDelimiter(text, at - 1) && isDelimiter(text, at + 1);
  }

  private static boolean isDelimiter(CharBuffer text, int at) {
    return at < 0 || at >= text.length() || "\t\r\n,;|\"".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isAscii(char unit) {
    return (unit >= ' ' && unit < 0x7f) || (unit >= '\b' && unit <= '\r');
  }
}
