package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Follows a PDF's cross-reference tables to their trailers, as programs do that trust them (ISO
/// 32000-1, 7.5.4, 7.5.5 and 7.5.8). They may lie where a pass over the bytes sees the content of a
/// stream.
final class PdfTrailers {
  private static final int MOST = 64;
  private static final int WINDOW_BYTES = 16 * 1024;
  private static final int MOST_TABLE_BYTES = 32 * 1024 * 1024;
  private static final String TRAILER = "trailer";

  private final Bytes bytes;
  private final ScanBudget budget;
  private final Set<Long> seen = new HashSet<>();
  private final Deque<Long> waiting = new ArrayDeque<>();

  PdfTrailers(Bytes bytes, ScanBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /// Adds a table from which others are found.
  void add(long at) {
    if (at > 0 && at < bytes.size() && seen.size() < MOST && seen.add(at)) {
      waiting.add(at);
    }
  }

  /// Where the dictionary of the next trailer begins, -1 if there is none any more.
  long next() throws IOException {
    while (!waiting.isEmpty()) {
      long dictionaryAt = dictionaryOf(waiting.remove());
      if (dictionaryAt >= 0) {
        follow(dictionaryAt);
        return dictionaryAt;
      }
    }
    return -1;
  }

  private void follow(long dictionaryAt) throws IOException {
    PdfValue trailer = parser(dictionaryAt).next();
    if (trailer instanceof PdfValue.Dictionary dictionary) {
      add(dictionary.number("Prev", -1));
      add(dictionary.number("XRefStm", -1));
    }
  }

  private long dictionaryOf(long at) throws IOException {
    PdfParser parser = parser(at);
    PdfValue first = parser.next();
    if (first instanceof PdfValue.Keyword(String word) && word.equals("xref")) {
      return trailerAfter(at);
    }
    boolean isObject =
        first instanceof PdfValue.Whole
            && parser.next() instanceof PdfValue.Whole
            && parser.next() instanceof PdfValue.Keyword(String keyword)
            && keyword.equals("obj");
    return isObject ? parser.position() : -1;
  }

  private PdfParser parser(long at) {
    return new PdfParser(PdfCharacters.of(bytes, at, budget));
  }

  private long trailerAfter(long at) throws IOException {
    for (long from = at; from < at + MOST_TABLE_BYTES; from += WINDOW_BYTES) {
      byte[] window = bytes.upTo(from, WINDOW_BYTES + TRAILER.length());
      budget.countWork(window.length);
      int found = new String(window, ISO_8859_1).indexOf(TRAILER);
      if (found >= 0) {
        return from + found + TRAILER.length();
      }
      if (window.length <= WINDOW_BYTES) {
        return -1;
      }
    }
    return -1;
  }
}
