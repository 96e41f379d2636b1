package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// An object of a PDF (ISO 32000-1, 7.3.10), or what looks like one at that place.
///
/// @param number its number, [#UNKNOWN] if that can't be told
/// @param dataAt where the content of its stream begins, -1 if it has none
/// @param unusual whether simpler readers may understand it otherwise
/// @param cut whether it is too large to be kept whole
record PdfObject(
    long number, long generation, PdfValue value, long dataAt, boolean unusual, boolean cut) {
  /// No number.
  static final long UNKNOWN = -1;

  private static final String STREAM = "stream";
  private static final String END = "endstream";
  private static final int WINDOW_BYTES = 16 * 1024;

  /// The object that begins there.
  static PdfObject read(Bytes bytes, PdfPass.Place place, ScanBudget budget) throws IOException {
    PdfCharacters characters = PdfCharacters.of(bytes, place.valueAt(), budget);
    PdfParser parser = new PdfParser(characters);
    PdfValue value = parser.next();
    boolean isPlain = parser.isPlain();
    boolean isCut = parser.isCut();
    long dataAt = -1;
    if (value instanceof PdfValue.Dictionary
        && parser.next().equals(new PdfValue.Keyword(STREAM))) {
      isPlain &= isLineEnd(characters.peek());
      skipLine(characters);
      dataAt = characters.position();
    }
    return new PdfObject(
        place.number(), place.generation(), value, dataAt, place.inStream() || !isPlain, isCut);
  }

  // 7.3.8.1: the keyword, then CR LF or LF. Some programs write CR alone, or spaces before it.
  private static void skipLine(PdfCharacters characters) throws IOException {
    while (!isLineEnd(characters.peek())) {
      characters.next();
    }
    if (characters.next() == '\r' && characters.peek() == '\n') {
      characters.next();
    }
  }

  private static boolean isLineEnd(int character) {
    return character < 0 || character == '\n' || character == '\r';
  }

  boolean isStream() {
    return dataAt >= 0;
  }

  /// Its dictionary, which is empty if it has none.
  PdfValue.Dictionary dictionary() {
    return value instanceof PdfValue.Dictionary dictionary ? dictionary : PdfValue.Dictionary.EMPTY;
  }

  /// Whether its dictionary says that it is of that type.
  boolean isOfType(String type) {
    return dictionary().get("Type").equals(new PdfValue.Name(type));
  }

  /// Where its content ends if it has that length, and the keyword that ends a stream follows; -1
  /// otherwise.
  long end(Bytes bytes, long length) throws IOException {
    if (length < 0 || length > bytes.size() - dataAt) {
      return -1;
    }
    String following = new String(bytes.upTo(dataAt + length, 16), ISO_8859_1);
    return following.stripLeading().startsWith("endstr") ? dataAt + length : -1;
  }

  /// Where its content ends for programs that look for the keyword.
  long endByKeyword(Bytes bytes, ScanBudget budget) throws IOException {
    for (long from = dataAt; from < bytes.size(); from += WINDOW_BYTES) {
      byte[] window = bytes.upTo(from, WINDOW_BYTES + END.length());
      budget.countWork(window.length);
      int found = new String(window, ISO_8859_1).indexOf(END);
      if (found >= 0) {
        return from + found;
      }
    }
    return bytes.size();
  }
}
