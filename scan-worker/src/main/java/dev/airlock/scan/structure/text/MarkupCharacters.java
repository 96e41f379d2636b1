package dev.airlock.scan.structure.text;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The characters of XML or HTML as its readers take them: without comments, processing
/// instructions and the marks of CDATA sections, references by number resolved (XML 1.0, 2 and 4),
/// and what a URL escapes. Zeros are passed over, which makes UTF-16 the same as ASCII.
final class MarkupCharacters {
  private static final int AHEAD = 32; // in UTF-16 half as many characters
  private static final String CDATA = "![CDATA[";
  private static final String CDATA_END = "]>";

  private final Bytes bytes;
  private final BytesStream stream;

  MarkupCharacters(Bytes bytes, long at) {
    this.bytes = bytes;
    this.stream = new BytesStream(bytes, at);
  }

  /// Where the next character begins.
  long position() {
    return stream.position();
  }

  /// Passes over text in which no run of Base64 begins that is long enough.
  void passText() throws IOException {
    boolean isText = true;
    while (isText) {
      isText = stream.pass(PlainMarkup::beforeBase64);
    }
  }

  /// The next character; -1 if there is none any more.
  int next() throws IOException {
    while (true) {
      int next = stream.read();
      switch (next) {
        case 0 -> {} // of UTF-16
        case '<' -> {
          if (!isMark()) {
            return next;
          }
        }
        case ']' -> {
          if (!mayFollow(']') || !skipped(CDATA_END)) {
            return next;
          }
        }
        case '&' -> {
          return mayFollow('#') ? reference() : next;
        }
        case '%' -> {
          return escaped();
        }
        default -> {
          return next;
        }
      }
    }
  }

  private boolean mayFollow(char wanted) throws IOException {
    int next = stream.peek();
    return next == wanted || next == 0;
  }

  private boolean isMark() throws IOException {
    if (!mayFollow('!') && !mayFollow('?')) {
      return false;
    }
    if (skipped(CDATA)) {
      return true;
    }
    if (skipped("!--")) {
      skipTo("-->");
      return true;
    }
    if (skipped("?")) {
      skipTo("?>");
      return true;
    }
    return false;
  }

  private boolean skipped(String text) throws IOException {
    if (!ahead().startsWith(text)) {
      return false;
    }
    skip(text.length());
    return true;
  }

  private void skip(int characters) throws IOException {
    for (int left = characters; left > 0; ) {
      left -= stream.read() == 0 ? 0 : 1;
    }
  }

  private void skipTo(String end) throws IOException {
    int matched = 0;
    while (matched < end.length()) {
      int next = stream.read();
      if (next < 0) {
        return;
      }
      boolean goesOn = next == end.charAt(matched);
      boolean isDashMore = next == '-' && matched == 2; // "--->"
      if (goesOn) {
        matched++;
      } else if (next != 0 && !isDashMore) {
        matched = next == end.charAt(0) ? 1 : 0;
      }
    }
  }

  private String ahead() throws IOException {
    return new String(bytes.upTo(stream.position(), AHEAD), StandardCharsets.ISO_8859_1)
        .replace("\0", "");
  }

  // `&#65;` or `&#x41;`; what is named is left as it is.
  private int reference() throws IOException {
    String ahead = ahead();
    int end = ahead.indexOf(';');
    if (!ahead.startsWith("#") || end < 2 || end > 10) {
      return '&';
    }
    boolean isHexadecimal = ahead.charAt(1) == 'x' || ahead.charAt(1) == 'X';
    int value = number(ahead.substring(isHexadecimal ? 2 : 1, end), isHexadecimal ? 16 : 10);
    if (value < 0) {
      return '&';
    }
    skip(end + 1);
    return value;
  }

  // RFC 3986, 2.1.
  private int escaped() throws IOException {
    String ahead = ahead();
    int value = ahead.length() < 2 ? -1 : number(ahead.substring(0, 2), 16);
    if (value < 0) {
      return '%';
    }
    skip(2);
    return value;
  }

  private static int number(String digits, int radix) {
    boolean areDigits =
        !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    return areDigits ? (int) Math.min(Long.parseLong(digits, radix), 0xffff) : -1;
  }
}
