package dev.airlock.scan.type;

/// Tells whether bytes are text of one or more bytes per character: ASCII, UTF-8 or a legacy code
/// page (windows-125x, Shift_JIS, GBK, Big5, EUC, KOI8, Mac …), which all leave the control
/// characters of ASCII where they are. About one byte in nine of compressed data is such a control
/// character, and more of headers and machine code.
final class ByteText {
  // Counted piece by piece: a little binary data must not get lost among many words.
  private static final int WINDOW = 256;

  // One character of so many may be a control character. Hardly anything but text is UTF-8, so
  // there it may be more.
  private static final int CONTROLS_IN_UTF_8 = 8;
  private static final int CONTROLS_ELSEWHERE = 32;

  private static final int NUL = 0x00;
  private static final int START_OF_HEADING = 0x01;
  private static final int BACKSPACE = 0x08;
  private static final int SHIFT_OUT = 0x0e;
  private static final int SHIFT_IN = 0x0f;
  private static final int SUBSTITUTE = 0x1a;
  private static final int ESCAPE = 0x1b;
  private static final int FILE_SEPARATOR = 0x1c;
  private static final int DELETE = 0x7f;

  private final byte[] bytes;
  private final int length;

  private ByteText(byte[] bytes) {
    this.bytes = bytes;
    this.length = end(bytes);
  }

  static boolean is(byte[] bytes) {
    return new ByteText(bytes).isText();
  }

  private boolean isText() {
    int each = Utf8.is(bytes, length) ? CONTROLS_IN_UTF_8 : CONTROLS_ELSEWHERE;
    int characters = 0;
    int controls = 0;
    for (int at = 0; at < length; at++) {
      characters += bytes[at] == NUL ? 0 : 1;
      controls += isForeign(at) ? 1 : 0;
      if (controls * each > WINDOW) {
        return false;
      }
      if (characters > 0 && characters % WINDOW == 0 && bytes[at] != NUL) {
        controls = 0;
      }
    }
    return characters > 0 && (characters >= WINDOW || controls * each <= characters);
  }

  // CP/M and DOS end texts with Ctrl-Z; a log that was preallocated ends with NULs.
  private static int end(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == NUL || bytes[end - 1] == SUBSTITUTE)) {
      end--;
    }
    return end;
  }

  private boolean isForeign(int at) {
    int value = bytes[at] & 0xff;
    return switch (value) {
      case '\t', '\n', 0x0b, '\f', '\r' -> false;
      case BACKSPACE -> false; // progress bars, overstruck manuals
      case NUL -> !continuesRun(at) && !isEmptyField(at);
      case ESCAPE -> !isVisible(at + 1); // colours of terminals, ISO 2022
      case DELETE -> true;
      case START_OF_HEADING, SHIFT_OUT, SHIFT_IN -> !isWithinText(at); // FIX, Hive, ISO 2022
      default -> value < ' ' && !(value >= FILE_SEPARATOR && isWithinText(at)); // MARC
    };
  }

  // A hole in a log counts once, however long it is.
  private boolean continuesRun(int at) {
    return at > 0 && bytes[at - 1] == NUL;
  }

  // SQL Server's bcp writes an empty text as NUL.
  private boolean isEmptyField(int at) {
    return isDelimiter(at - 1) && isDelimiter(at + 1);
  }

  private boolean isDelimiter(int at) {
    return at < 0 || at >= length || "\t\r\n,;|\"".indexOf(bytes[at]) >= 0;
  }

  private boolean isWithinText(int at) {
    return isBesideText(at - 1) && isBesideText(at + 1);
  }

  private boolean isBesideText(int at) {
    return isVisible(at) || isDelimiter(at);
  }

  private boolean isVisible(int at) {
    return at >= 0 && at < length && bytes[at] >= ' ' && bytes[at] < DELETE;
  }
}
