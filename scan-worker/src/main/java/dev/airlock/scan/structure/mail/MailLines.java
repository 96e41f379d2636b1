package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;

/// The lines of a mail, whichever way they end. However long one is, only its first characters are
/// kept, and of spaces in a row one.
final class MailLines {
  private static final int MOST_KEPT = 16 * 1024;

  private final BytesStream stream;
  private final StringBuilder line = new StringBuilder();
  private int after = -1; // the byte behind a CR, which may be the first of the next line
  private boolean isAfter;
  private boolean cut;

  MailLines(Bytes bytes, long at) {
    this.stream = new BytesStream(bytes, at);
  }

  /// Where the next line begins.
  long position() {
    return isAfter && after >= 0 ? stream.position() - 1 : stream.position();
  }

  /// Whether the line was longer than what is kept of it.
  boolean isCut() {
    return cut;
  }

  /// Reads the next line.
  ///
  /// @return false if there is none any more
  boolean next() throws IOException {
    line.setLength(0);
    cut = false;
    int next = read();
    if (next < 0) {
      return false;
    }
    while (next >= 0 && next != '\n') {
      if (next == '\r') {
        after = stream.read();
        isAfter = after != '\n';
        return true;
      }
      add(next);
      next = read();
    }
    return true;
  }

  private int read() throws IOException {
    if (isAfter) {
      isAfter = false;
      return after;
    }
    return stream.read();
  }

  private void add(int next) {
    boolean isSpace = next == ' ' || next == '\t';
    if (isSpace && !line.isEmpty() && line.charAt(line.length() - 1) == ' ') {
      return;
    }
    if (line.length() < MOST_KEPT) {
      line.append(isSpace ? ' ' : (char) next);
    } else {
      cut = true;
    }
  }

  /// The line, each byte as a character.
  String text() {
    return line.toString();
  }
}
