package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;

/// One pass over a PDF that knows what is a stream's content and what is not. Names are understood
/// with their escapes, wherever they stand.
final class PdfPass {
  private static final String ENCRYPT = "Encrypt";
  private static final String END = "endstream";
  private static final int LONGEST_WORD = 32;

  private final Bytes bytes;
  private final ScanBudget budget;
  private final Found found;
  private final StringBuilder word = new StringBuilder();
  private BytesStream stream;
  private long dictionaryAt;
  private boolean inComment;

  /// What the pass tells.
  interface Found {

    /// The name `Encrypt` stands outside of all streams.
    ///
    /// @param dictionaryAt where the dictionary begins in which it stands, or an object does
    /// @param nameAt where the name stands
    void encrypt(long dictionaryAt, long nameAt) throws IOException;

    /// A stream begins.
    ///
    /// @param dictionaryAt where its dictionary begins
    /// @param keywordAt where that ends
    /// @param dataAt where its content begins
    /// @return how many bytes it has; negative if nobody knows
    long stream(long dictionaryAt, long keywordAt, long dataAt) throws IOException;

    /// A place of which the document says that its cross-reference table is there.
    void startXref(long at) throws IOException;
  }

  PdfPass(Bytes bytes, ScanBudget budget, Found found) {
    this.bytes = bytes;
    this.budget = budget;
    this.found = found;
    this.stream = bytes.stream();
  }

  void run() throws IOException {
    budget.countWork(bytes.size());
    int next = stream.read();
    while (next >= 0) {
      if (inComment) {
        inComment = next != '\n' && next != '\r';
      } else if (PdfParser.isSpace(next) || PdfParser.isDelimiter(next)) {
        endOfWord(next);
        if (next == '/') {
          word.append('/');
        }
        inComment = next == '%';
      } else if (word.length() < LONGEST_WORD) {
        word.append((char) next);
      }
      next = stream.read();
    }
    endOfWord(' ');
  }

  private void endOfWord(int delimiter) throws IOException {
    if (word.isEmpty()) {
      return;
    }
    String ended = word.toString();
    word.setLength(0);
    if (ended.charAt(0) == '/') {
      String name = PdfParser.unescaped(ended.substring(1));
      if (name.equals(ENCRYPT)) {
        found.encrypt(dictionaryAt, stream.position());
      }
    } else if (ended.equals("obj") || ended.endsWith("trailer")) {
      dictionaryAt = stream.position() - 1;
    } else if (ended.equals("stream")) {
      stream(delimiter);
    } else if (ended.equals("startxref")) {
      startXref();
    }
  }

  // 7.3.8.1: the keyword, then CR LF or LF; some programs write CR alone.
  private void stream(int delimiter) throws IOException {
    long dataAt = stream.position();
    if (delimiter == '\r'
        && bytes.upTo(dataAt, 1).length == 1
        && bytes.upTo(dataAt, 1)[0] == '\n') {
      dataAt++;
    }
    long keywordAt = stream.position() - 1 - "stream".length();
    long length = found.stream(dictionaryAt, keywordAt, dataAt);
    if (length >= 0) {
      stream = new BytesStream(bytes, Math.min(bytes.size(), dataAt + length));
    } else {
      skipTo(END);
    }
  }

  private void skipTo(String wanted) throws IOException {
    int matched = 0;
    int next = stream.read();
    while (next >= 0) {
      if (next == wanted.charAt(matched)) {
        matched++;
      } else {
        matched = next == wanted.charAt(0) ? 1 : 0;
      }
      if (matched == wanted.length()) {
        return;
      }
      next = stream.read();
    }
  }

  private void startXref() throws IOException {
    byte[] following = bytes.upTo(stream.position(), LONGEST_WORD);
    if (new PdfParser(following).next() instanceof PdfValue.Whole(long at)) {
      found.startXref(at);
    }
  }
}
