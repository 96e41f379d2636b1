package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// One pass over a PDF that finds all that any program may take for a part of it. A table may lead
/// to every place, be it in a stream, a string or a comment, so that nothing is skipped. Names are
/// understood with their escapes.
final class PdfPass {
  private static final String FILE = "EF";
  private static final String OBJECT = "obj";
  private static final String END = "endstream";
  private static final String TRAILER = "trailer";
  private static final int LONGEST_WORD = 64;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final boolean[] ENDS_WORD = new boolean[256];

  static {
    for (int character = 0; character < ENDS_WORD.length; character++) {
      ENDS_WORD[character] = PdfParser.isSpace(character) || PdfParser.isDelimiter(character);
    }
  }

  private static final String NOTHING = "";
  private static final String LAST_LETTERS = "jmrf"; // of the keywords

  private final Bytes bytes;
  private final ScanBudget budget;
  private final Found found;
  private final byte[] word = new byte[LONGEST_WORD]; // the end of it, if it is longer
  private int length;
  private long position; // of the delimiter that ends the word
  private String lastWord = NOTHING;
  private String wordBefore = NOTHING;
  private boolean lineBegins = true; // with the word
  private boolean inComment;
  private long streamEnd = -1;

  /// Where an object begins.
  ///
  /// @param valueAt where its value does
  /// @param inStream whether it lies in another object's stream
  record Place(long number, long generation, long valueAt, boolean inStream) {}

  /// What the pass tells.
  interface Found {
    /// The end of a stream of which only the keyword tells it.
    long BY_KEYWORD = Long.MAX_VALUE;

    /// An object begins.
    ///
    /// @return where its stream ends, -1 if it has none
    long object(Place place) throws IOException;

    /// A trailer's dictionary begins.
    default void trailer(long dictionaryAt) throws IOException {}

    /// The value begins that a file specification has for its embedded files.
    default void fileSpecification(long valueAt) throws IOException {}

    /// A place of which the document says that its cross-reference table is there.
    default void startXref(long at) throws IOException {}
  }

  PdfPass(Bytes bytes, ScanBudget budget, Found found) {
    this.bytes = bytes;
    this.budget = budget;
    this.found = found;
  }

  void run() throws IOException {
    budget.countWork(bytes.size());
    byte[] buffer = new byte[BUFFER_BYTES];
    long at = 0;
    for (int read = bytes.read(at, buffer, 0, buffer.length);
        read > 0;
        read = bytes.read(at, buffer, 0, buffer.length)) {
      for (int i = 0; i < read; i++) {
        int next = buffer[i] & 0xff;
        if (ENDS_WORD[next]) {
          position = at + i;
          delimiter(next);
        } else {
          append((byte) next);
        }
      }
      at += read;
    }
    position = at;
    endOfWord();
  }

  private void append(byte next) {
    if (length == LONGEST_WORD) {
      length = LONGEST_WORD / 2;
      System.arraycopy(word, length, word, 0, length);
    }
    word[length] = next;
    length++;
  }

  private void delimiter(int next) throws IOException {
    boolean isLineEnd = next == '\n' || next == '\r';
    if (length > 0) {
      endOfWord();
      lineBegins = isLineEnd;
    } else {
      lineBegins |= isLineEnd;
    }
    if (next == '/') {
      append((byte) '/');
    } else if (!PdfParser.isSpace(next)) {
      lastWord = NOTHING;
      lineBegins = false;
    }
    inComment = next == '%' || (inComment && !isLineEnd);
  }

  private void endOfWord() throws IOException {
    if (length == 0) {
      return;
    }
    String ended = maySayAnything() ? new String(word, 0, length, ISO_8859_1) : NOTHING;
    length = 0;
    if (ended.startsWith("/")) {
      if (PdfParser.unescaped(ended.substring(1)).equals(FILE)) {
        found.fileSpecification(position);
      }
    } else if (isObject(ended)) {
      object(ended);
    } else if (ended.endsWith(END)) {
      streamEnd = streamEnd == Found.BY_KEYWORD ? -1 : streamEnd;
    } else if (ended.endsWith(TRAILER)) {
      trailer(ended);
    } else if (ended.equals("startxref")) {
      startXref();
    }
    wordBefore = inComment ? NOTHING : lastWord;
    lastWord = inComment ? NOTHING : ended;
  }

  // Most words are chance: a name with all its letters escaped, a number, or the end of a keyword.
  private boolean maySayAnything() {
    if (word[0] == '/') {
      return length <= 1 + 3 * FILE.length();
    }
    int last = word[length - 1];
    return (last >= '0' && last <= '9') || LAST_LETTERS.indexOf(last) >= 0;
  }

  // Some programs need no space between a number and the keyword.
  private static boolean isObject(String word) {
    int before = word.length() - OBJECT.length() - 1;
    return word.endsWith(OBJECT) && (before < 0 || Character.isDigit(word.charAt(before)));
  }

  private void object(String word) throws IOException {
    boolean isInStream = isInStream();
    boolean isAlone = word.equals(OBJECT);
    long number = isAlone ? number(wordBefore) : PdfObject.UNKNOWN;
    long generation = isAlone ? number(lastWord) : PdfObject.UNKNOWN;
    boolean isKnown = number >= 0 && generation >= 0;
    long end =
        found.object(
            new Place(
                isKnown ? number : PdfObject.UNKNOWN,
                isKnown ? generation : PdfObject.UNKNOWN,
                position,
                isInStream));
    if (end >= 0 && !isInStream) {
      streamEnd = end;
    }
  }

  private boolean isInStream() {
    return position < streamEnd;
  }

  // What stands before the digits may be the end of something else.
  private static long number(String word) {
    int from = word.length();
    while (from > 0 && Character.isDigit(word.charAt(from - 1))) {
      from--;
    }
    boolean isWhole = from == 0 || "+-.".indexOf(word.charAt(from - 1)) < 0;
    int digits = word.length() - from;
    return isWhole && digits > 0 && digits < 10
        ? Long.parseLong(word.substring(from))
        : PdfObject.UNKNOWN;
  }

  // Programs that repair a document look for the keyword, most of them at the beginning of a line.
  private void trailer(String ended) throws IOException {
    if (!inComment && (!isInStream() || (lineBegins && ended.equals(TRAILER)))) {
      found.trailer(position);
    }
  }

  private void startXref() throws IOException {
    PdfCharacters following = PdfCharacters.of(bytes, position, budget);
    if (new PdfParser(following).next() instanceof PdfValue.Whole(long at)) {
      found.startXref(at);
    }
  }
}
