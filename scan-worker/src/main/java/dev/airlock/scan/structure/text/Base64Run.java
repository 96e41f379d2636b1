package dev.airlock.scan.structure.text;

/// Tells Base64 from words, as its characters pass.
final class Base64Run {
  /// A file of 60 bytes. What is shorter is a digest, a key or a name.
  private static final int LEAST_CHARACTERS = 80;

  // Words are shorter, and so are the groups in which sequences of genes are written.
  static final int LEAST_PER_GROUP = 16;

  private static final byte[] KINDS = kinds();
  private static final byte SPACE = 1;
  private static final byte PADDING = 2;
  private static final byte DIGIT = 3; // in base 16
  private static final byte LETTER = 4;

  private long characters;
  private long groups;
  private boolean inGroup;
  private boolean isPadded;
  private boolean isMoreThanDigits;

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (char c : " \n\r\t".toCharArray()) {
      kinds[c] = SPACE;
    }
    for (int c = 0; c < 128; c++) {
      if (Character.isLetterOrDigit(c) || c == '+' || c == '/') {
        kinds[c] = Character.digit(c, 16) < 0 ? LETTER : DIGIT;
      }
    }
    kinds['='] = PADDING;
    return kinds;
  }

  /// Whether a character is a digit of Base64.
  static boolean isDigit(int character) {
    return character < KINDS.length && KINDS[character] >= DIGIT;
  }

  /// Whether a character may stand between two digits, or behind them.
  static boolean mayStandBetween(int character) {
    return character < KINDS.length && (KINDS[character] == SPACE || KINDS[character] == PADDING);
  }

  /// Begins anew.
  void reset() {
    characters = 0;
    groups = 0;
    inGroup = false;
    isPadded = false;
    isMoreThanDigits = false;
  }

  /// Whether a character goes on with what came before.
  boolean add(int character) {
    byte kind = character < KINDS.length ? KINDS[character] : 0;
    if (kind == SPACE) {
      inGroup = false;
      return true;
    }
    if (kind == PADDING && characters > 0) {
      isPadded = true;
      return true;
    }
    if (isPadded || kind < DIGIT) {
      return false;
    }
    groups += inGroup ? 0 : 1;
    inGroup = true;
    characters++;
    isMoreThanDigits |= kind == LETTER;
    return true;
  }

  /// Whether nothing but space has come.
  boolean isEmpty() {
    return characters == 0;
  }

  /// Whether it may be a file.
  boolean isLong() {
    return characters >= LEAST_CHARACTERS
        && characters / groups >= LEAST_PER_GROUP
        && isMoreThanDigits;
  }

  /// How many bytes they stand for, at most.
  long bytes() {
    return characters * 3 / 4;
  }
}
