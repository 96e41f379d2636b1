package dev.airlock.scan.structure.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads values of a PDF (ISO 32000-1, 7.2 and 7.3). Takes what programs take: damage never stops
/// it. However long a value is, all of it is read, but only a bounded part is kept.
final class PdfParser {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]*)?");
  private static final String DELIMITERS = "()<>[]{}/%";
  private static final int MOST_DEPTH = 24;
  private static final int LONGEST_WORD = 128;
  private static final int LONGEST_STRING = 64 * 1024;
  // Of values, each string counted by its length: some megabytes at most.
  private static final int ROOM = 20_000;
  private static final int CHARACTERS_PER_PLACE = 16;
  // Those that decide are kept, whatever else a dictionary is stuffed with.
  private static final Set<String> DECIDING =
      Set.of("Encrypt", "ID", "Type", "Subtype", "Filter", "DecodeParms", "Length", "Params", "N");

  private final PdfCharacters characters;
  private int room = ROOM;
  private boolean cut;
  private boolean plain = true;

  PdfParser(PdfCharacters characters) {
    this.characters = characters;
  }

  /// Where the next value is looked for.
  long position() {
    return characters.position();
  }

  /// Whether something was left out of what was returned.
  boolean isCut() {
    return cut;
  }

  /// Whether there were no comments, strings and escapes, which simpler readers take for something
  /// else.
  boolean isPlain() {
    return plain;
  }

  /// The next value; a keyword without letters at the end. A reference outside of arrays and
  /// dictionaries comes as its parts.
  PdfValue next() throws IOException {
    return value(0);
  }

  private PdfValue value(int depth) throws IOException {
    PdfValue token = token();
    if (!isOpening(token)) {
      return token;
    }
    if (depth > MOST_DEPTH) {
      skipNested();
      return PdfValue.NULL;
    }
    return token.equals(new PdfValue.Keyword("[")) ? array(depth) : dictionary(depth);
  }

  private static boolean isOpening(PdfValue token) {
    return token instanceof PdfValue.Keyword(String word)
        && (word.equals("<<") || word.equals("["));
  }

  private void skipNested() throws IOException {
    cut = true;
    for (long open = 1; open > 0; ) {
      PdfValue token = token();
      if (isOpening(token)) {
        open++;
      } else if (isEnd(token, "]") || isEnd(token, ">>")) {
        open = isEnd(token, "") ? 0 : open - 1;
      }
    }
  }

  private PdfValue token() throws IOException {
    skipSpace();
    int first = characters.next();
    return switch (first) {
      case -1 -> new PdfValue.Keyword("");
      case '/' -> name();
      case '(' -> string();
      case '<' -> {
        if (characters.peek() == '<') {
          characters.next();
          yield new PdfValue.Keyword("<<");
        }
        yield hexadecimal();
      }
      case '>' -> {
        if (characters.peek() == '>') {
          characters.next();
        }
        yield new PdfValue.Keyword(">>");
      }
      case '[', ']', ')', '{', '}' -> new PdfValue.Keyword(String.valueOf((char) first));
      default -> word(regular(String.valueOf((char) first)));
    };
  }

  private PdfValue.Name name() throws IOException {
    String written = regular("");
    plain &= written.indexOf('#') < 0;
    return new PdfValue.Name(unescaped(written));
  }

  private void skipSpace() throws IOException {
    int next = characters.peek();
    while (isSpace(next) || next == '%') {
      characters.next();
      if (next == '%') {
        plain = false;
        while (!isLineEnd(characters.peek())) {
          characters.next();
        }
      }
      next = characters.peek();
    }
  }

  private static boolean isLineEnd(int character) {
    return character < 0 || character == '\n' || character == '\r';
  }

  static boolean isSpace(int character) {
    return character == ' '
        || (character >= '\t' && character <= '\r' && character != 0xb)
        || character == 0;
  }

  static boolean isDelimiter(int character) {
    return DELIMITERS.indexOf(character) >= 0;
  }

  private String regular(String begun) throws IOException {
    StringBuilder word = new StringBuilder(begun);
    int next = characters.peek();
    while (next >= 0 && !isSpace(next) && !isDelimiter(next)) {
      if (word.length() < LONGEST_WORD) {
        word.append((char) next);
      }
      characters.next();
      next = characters.peek();
    }
    return word.toString();
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

  private static PdfValue word(String word) {
    if (!NUMBER.matcher(word).matches()) {
      return new PdfValue.Keyword(word);
    }
    int point = word.indexOf('.');
    return new PdfValue.Whole(Long.parseLong(point < 0 ? word : word.substring(0, point)));
  }

  private PdfValue.Text string() throws IOException {
    plain = false;
    StringBuilder bytes = new StringBuilder();
    int open = 1;
    for (int next = characters.next(); next >= 0; next = characters.next()) {
      if (next == '\\') {
        escaped(bytes);
        continue;
      }
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
      if (open == 0) {
        break;
      }
      keep(bytes, next);
    }
    return text(bytes);
  }

  private void keep(StringBuilder bytes, int next) {
    if (bytes.length() < LONGEST_STRING) {
      bytes.append((char) next);
    } else {
      cut = true;
    }
  }

  private PdfValue.Text text(StringBuilder bytes) {
    int places = bytes.length() / CHARACTERS_PER_PLACE;
    if (places > room) {
      cut = true;
      return new PdfValue.Text("");
    }
    room -= places;
    return new PdfValue.Text(bytes.toString());
  }

  private void escaped(StringBuilder bytes) throws IOException {
    int next = characters.next();
    switch (next) {
      case -1, '\n' -> {}
      case 'n' -> keep(bytes, '\n');
      case 'r' -> keep(bytes, '\r');
      case 't' -> keep(bytes, '\t');
      case 'b' -> keep(bytes, '\b');
      case 'f' -> keep(bytes, '\f');
      case '\r' -> {
        if (characters.peek() == '\n') {
          characters.next();
        }
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = next - '0';
        for (int i = 0; i < 2; i++) {
          int digit = Character.digit(characters.peek(), 8);
          if (digit < 0) {
            break;
          }
          value = value * 8 + digit;
          characters.next();
        }
        keep(bytes, value & 0xff);
      }
      default -> keep(bytes, next);
    }
  }

  private PdfValue.Text hexadecimal() throws IOException {
    StringBuilder bytes = new StringBuilder();
    int high = -1;
    for (int next = characters.next(); next >= 0 && next != '>'; next = characters.next()) {
      int digit = Character.digit(next, 16);
      if (digit >= 0 && high < 0) {
        high = digit;
      } else if (digit >= 0) {
        keep(bytes, high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) {
      keep(bytes, high * 16);
    }
    return text(bytes);
  }

  private PdfValue.Array array(int depth) throws IOException {
    List<PdfValue> values = new ArrayList<>();
    PdfValue value = value(depth + 1);
    while (!isEnd(value, "]")) {
      int size = values.size();
      if (isReference(value)
          && size > 1
          && values.get(size - 1) instanceof PdfValue.Whole(long generation)
          && values.get(size - 2) instanceof PdfValue.Whole(long number)) {
        values.removeLast();
        values.set(size - 2, new PdfValue.Reference(number, generation));
      } else if (hasRoom()) {
        values.add(value);
      }
      value = value(depth + 1);
    }
    return new PdfValue.Array(values);
  }

  private boolean hasRoom() {
    if (room == 0) {
      cut = true;
      return false;
    }
    room--;
    return true;
  }

  private static boolean isReference(PdfValue value) {
    return value.equals(new PdfValue.Keyword("R"));
  }

  private PdfValue.Dictionary dictionary(int depth) throws IOException {
    Entries entries = new Entries(depth);
    PdfValue value = value(depth + 1);
    while (!isEnd(value, ">>")) {
      entries.add(value);
      value = value(depth + 1);
    }
    return entries.end();
  }

  private static boolean isEnd(PdfValue value, String end) {
    return value instanceof PdfValue.Keyword(String word) && (word.isEmpty() || word.equals(end));
  }

  /// A dictionary as it is read. References come in three parts.
  private final class Entries {
    private final int depth;
    private final Map<String, PdfValue> values = new HashMap<>();
    private boolean repeats;
    private String key = "";
    private PdfValue value = PdfValue.NULL;
    private PdfValue second = PdfValue.NULL;
    private int parts = -1; // of the value; -1 while there is no key

    Entries(int depth) {
      this.depth = depth;
    }

    void add(PdfValue next) {
      if (parts != 0 && next instanceof PdfValue.Name(String name)) {
        put();
        key = name;
        parts = 0;
      } else if (parts == 0) {
        value = next;
        parts = 1;
      } else if (parts == 1) {
        second = next;
        parts = 2;
      } else if (parts == 2) {
        parts = 3;
        if (isReference(next)
            && value instanceof PdfValue.Whole(long number)
            && second instanceof PdfValue.Whole(long generation)) {
          value = new PdfValue.Reference(number, generation);
        }
      }
    }

    private void put() {
      boolean keeps = hasRoom() || (depth == 0 && DECIDING.contains(key));
      if (parts > 0 && keeps) {
        PdfValue before = values.put(key, value);
        repeats |= before != null && !before.equals(value);
      }
    }

    PdfValue.Dictionary end() {
      put();
      return new PdfValue.Dictionary(values, repeats);
    }
  }
}
