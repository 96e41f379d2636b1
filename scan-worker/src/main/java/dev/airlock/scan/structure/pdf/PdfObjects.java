package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds objects of a PDF by their numbers, by looking through all of it.
final class PdfObjects {
  private static final int MOST_FOUND = 16;
  private static final int WINDOW_BYTES = 40;
  private static final String KEYWORD = "obj";

  private final Bytes bytes;
  private final ScanBudget budget;

  PdfObjects(Bytes bytes, ScanBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /// The values of all objects of that number. An object may stand there several times, and
  /// programs differ in which they take.
  List<PdfValue> find(PdfValue.Reference wanted) throws IOException {
    budget.countWork(bytes.size());
    List<PdfValue> found = new ArrayList<>();
    String pattern = wanted.number() + " " + wanted.generation() + " " + KEYWORD;
    StringBuilder window = new StringBuilder();
    BytesStream stream = bytes.stream();
    boolean space = true;
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      if (PdfParser.isSpace(next)) {
        if (!space) {
          window.append(' ');
        }
        space = true;
        continue;
      }
      space = false;
      window.append((char) next);
      if (next == 'j' && isAtEnd(window, pattern)) {
        if (found.size() == MOST_FOUND) {
          return found;
        }
        found.add(new PdfParser(PdfCharacters.of(bytes, stream.position(), budget)).next());
      }
      if (window.length() > 4 * WINDOW_BYTES) {
        window.delete(0, window.length() - WINDOW_BYTES);
      }
    }
    return found;
  }

  private static boolean isAtEnd(StringBuilder window, String pattern) {
    int from = window.length() - pattern.length();
    return from >= 0
        && window.indexOf(pattern, from) == from
        && (from == 0 || !Character.isDigit(window.charAt(from - 1)));
  }
}
