package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads values from a few bytes of a PDF (ISO 32000-1, 7.2 and 7.3). Takes what programs take: it
/// never fails, but returns what it could read.
final class PdfParser {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]*)?");

  private static final int MOST_DEPTH = 24;
  private static final String DELIMITERS = "()<>[]{}/%";

  private final String text;
  private int at;

  PdfParser(byte[] bytes) {
    this.text = new String(bytes, ISO_8859_1);
  }

  /// Where the next value is looked for.
  int position() {
    return at;
  }

  /// The next value; a keyword without letters at the end.
  PdfValue next() {
    return next(0);
  }

  private PdfValue next(int depth) {
    skipSpace();
    if (at >= text.length() || depth > MOST_DEPTH) {
      at = text.length();
      return new PdfValue.Keyword("");
    }
    char first = text.charAt(at);
    if (text.startsWith("<<", at)) {
      at += 2;
      return dictionary(depth);
    }
    return switch (first) {
      case '/' -> name();
      case '(' -> string();
      case '<' -> hexadecimal();
      case '[' -> {
        at++;
        yield array(depth);
      }
      case ')', ']', '>', '{', '}' -> {
        at += text.startsWith(">>", at) ? 2 : 1;
        yield new PdfValue.Keyword(first == '>' ? ">>" : String.valueOf(first));
      }
      default -> word();
    };
  }

  private void skipSpace() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '%') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (isSpace(next)) {
        at++;
      } else {
        return;
      }
    }
  }

  static boolean isSpace(int character) {
    return character == ' '
        || (character >= '\t' && character <= '\r' && character != 0xb)
        || character == 0;
  }

  static boolean isDelimiter(int character) {
    return DELIMITERS.indexOf(character) >= 0;
  }

  private String regular() {
    int from = at;
    while (at < text.length() && !isSpace(text.charAt(at)) && !isDelimiter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private PdfValue.Name name() {
    at++;
    return new PdfValue.Name(unescaped(regular()));
  }

  static String unescaped(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean escape = name.charAt(i) == '#' && i + 2 < name.length();
      int high = escape ? Character.digit(name.charAt(i + 1), 16) : -1;
      int low = escape ? Character.digit(name.charAt(i + 2), 16) : -1;
      if (high >= 0 && low >= 0) {
        plain.append((char) (high * 16 + low));
        i += 2;
      } else {
        plain.append(name.charAt(i));
      }
    }
    return plain.toString();
  }

  private PdfValue word() {
    String word = regular();
    if (!NUMBER.matcher(word).matches()) {
      return new PdfValue.Keyword(word);
    }
    int point = word.indexOf('.');
    long value = Long.parseLong(point < 0 ? word : word.substring(0, point));
    int before = at;
    skipSpace();
    String generation = regular();
    skipSpace();
    if (point < 0 && generation.matches("[0-9]{1,5}") && regular().equals("R")) {
      return new PdfValue.Reference(value, Long.parseLong(generation));
    }
    at = before;
    return new PdfValue.Whole(value);
  }

  private PdfValue.Text string() {
    StringBuilder bytes = new StringBuilder();
    int open = 0;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '\\' && at < text.length()) {
        escaped(bytes);
        continue;
      }
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
      if (open == 0) {
        break;
      }
      if (open > 1 || next != '(') {
        bytes.append(next);
      }
    }
    return new PdfValue.Text(bytes.toString());
  }

  private void escaped(StringBuilder bytes) {
    char next = text.charAt(at++);
    switch (next) {
      case 'n' -> bytes.append('\n');
      case 'r' -> bytes.append('\r');
      case 't' -> bytes.append('\t');
      case 'b' -> bytes.append('\b');
      case 'f' -> bytes.append('\f');
      case '\r' -> at += text.startsWith("\n", at) ? 1 : 0;
      case '\n' -> {}
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = next - '0';
        for (int i = 0; i < 2 && at < text.length(); i++) {
          int digit = Character.digit(text.charAt(at), 8);
          if (digit < 0) {
            break;
          }
          value = value * 8 + digit;
          at++;
        }
        bytes.append((char) (value & 0xff));
      }
      default -> bytes.append(next);
    }
  }

  private PdfValue.Text hexadecimal() {
    StringBuilder bytes = new StringBuilder();
    int pending = -1;
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '>') {
        break;
      }
      int digit = Character.digit(next, 16);
      if (digit >= 0 && pending >= 0) {
        bytes.append((char) (pending * 16 + digit));
        pending = -1;
      } else if (digit >= 0) {
        pending = digit;
      }
    }
    if (pending >= 0) {
      bytes.append((char) (pending * 16));
    }
    return new PdfValue.Text(bytes.toString());
  }

  private PdfValue.Array array(int depth) {
    List<PdfValue> values = new ArrayList<>();
    PdfValue value = next(depth + 1);
    while (!isEnd(value, "]")) {
      values.add(value);
      value = next(depth + 1);
    }
    return new PdfValue.Array(values);
  }

  private PdfValue.Dictionary dictionary(int depth) {
    Map<String, PdfValue> values = new HashMap<>();
    PdfValue key = next(depth + 1);
    while (!isEnd(key, ">>")) {
      if (key instanceof PdfValue.Name(String name)) {
        PdfValue value = next(depth + 1);
        if (isEnd(value, ">>")) {
          break;
        }
        values.put(name, value);
      }
      key = next(depth + 1);
    }
    return new PdfValue.Dictionary(values);
  }

  private static boolean isEnd(PdfValue value, String end) {
    return value instanceof PdfValue.Keyword(String word) && (word.isEmpty() || word.equals(end));
  }
}
