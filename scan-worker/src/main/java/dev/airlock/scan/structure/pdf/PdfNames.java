package dev.airlock.scan.structure.pdf;

import java.io.IOException;

/// Finds names among characters, wherever they stand.
final class PdfNames {
  private static final int LONGEST = 64;

  private final PdfCharacters characters;

  PdfNames(PdfCharacters characters) {
    this.characters = characters;
  }

  /// Goes on to the place behind the next such name.
  ///
  /// @return false if there is none any more
  boolean find(String wanted) throws IOException {
    for (int next = characters.next(); next >= 0; next = characters.next()) {
      if (next == '/' && PdfParser.unescaped(name()).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private String name() throws IOException {
    StringBuilder name = new StringBuilder();
    for (int next = characters.peek();
        next >= 0 && !PdfParser.isSpace(next) && !PdfParser.isDelimiter(next);
        next = characters.peek()) {
      if (name.length() < LONGEST) {
        name.append((char) next);
      }
      characters.next();
    }
    return name.toString();
  }

  /// Reads what follows.
  PdfParser parser() {
    return new PdfParser(characters);
  }
}
