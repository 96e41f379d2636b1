package dev.airlock.scan.structure.text;

/// Markup that can be passed over byte by byte: nothing in it has to be resolved, and no word of it
/// is as long as a line of Base64. Most of a document is.
final class PlainMarkup {
  private static final byte WORD = 1;
  private static final byte BETWEEN = 2;
  private static final byte MARK = 3;
  private static final byte[] KINDS = kinds();

  private PlainMarkup() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = Base64Run.isDigit(c) ? WORD : Base64Run.mayStandBetween(c) ? BETWEEN : 0;
    }
    for (char c : "\0<]&%".toCharArray()) {
      kinds[c] = MARK;
    }
    return kinds;
  }

  /// Where the first run of Base64 may begin, `to` if there is none. What breaks a run breaks every
  /// one, so none begins before the last such character in front of a long word.
  static int beforeBase64(byte[] text, int from, int to) {
    int begin = from;
    int word = 0;
    for (int i = from; i < to; i++) {
      switch (KINDS[text[i] & 0xff]) {
        case WORD -> {
          word++;
          if (word == Base64Run.LEAST_PER_GROUP) {
            return begin;
          }
        }
        case BETWEEN -> word = 0;
        case MARK -> {
          if (i + 1 == to || mayJoin(text[i], text[i + 1])) {
            return begin;
          }
          word = 0;
          begin = i + 1;
        }
        default -> {
          word = 0;
          begin = i + 1;
        }
      }
    }
    return begin;
  }

  // Whether what stands before may go on behind it, see MarkupCharacters.
  private static boolean mayJoin(byte mark, byte next) {
    return next == 0
        || switch (mark) {
          case '<' -> next == '!' || next == '?';
          case ']' -> next == ']';
          case '&' -> next == '#';
          default -> true;
        };
  }
}
