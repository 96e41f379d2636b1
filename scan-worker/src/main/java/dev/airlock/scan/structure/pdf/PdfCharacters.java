package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;

/// Characters of a PDF, one after another, each of them a byte. To parse one is counted as work.
final class PdfCharacters {
  // Objects are short, so that a large buffer would be filled in vain.
  private static final int BUFFER_BYTES = 512;
  // Parsing a byte is so much more work than unpacking one.
  private static final int PARSED = 8;

  private final Source source;
  private final ScanBudget budget;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bufferAt;
  private int buffered;
  private int next;

  @FunctionalInterface
  private interface Source {
    int read(long at, byte[] into) throws IOException;
  }

  private PdfCharacters(Source source, long at, ScanBudget budget) {
    this.source = source;
    this.bufferAt = at;
    this.budget = budget;
  }

  /// Those from a place on.
  static PdfCharacters of(Bytes bytes, long at, ScanBudget budget) {
    return new PdfCharacters((from, into) -> bytes.read(from, into, 0, into.length), at, budget);
  }

  /// Those of a stream that was decoded.
  static PdfCharacters of(InputStream decoded, ScanBudget budget) {
    return new PdfCharacters((_, into) -> decoded.read(into, 0, into.length), 0, budget);
  }

  /// Where the next one lies.
  long position() {
    return bufferAt + next;
  }

  /// The next one, which stays the next one; -1 at the end.
  int peek() throws IOException {
    return next < buffered || fill() ? buffer[next] & 0xff : -1;
  }

  /// The next one; -1 at the end.
  int next() throws IOException {
    return next < buffered || fill() ? buffer[next++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    bufferAt = position();
    next = 0;
    buffered = 0;
    buffered = Math.max(0, source.read(bufferAt, buffer));
    budget.countWork((long) PARSED * buffered);
    return buffered > 0;
  }
}
