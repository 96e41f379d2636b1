package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Recognises text that is more than something to read: a whole page, script or document, by how it
/// begins. Text that only speaks of one, or quotes it, is none.
final class ActiveText {
  private static final String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";

  // No-break, zero-width and ideographic spaces in UTF-8, and a no-break space in Latin-1.
  private static final List<String> SPACES =
      List.of(
          "\u00c2\u00a0",
          "\u00e2\u0080\u008b",
          "\u00e2\u0080\u008e",
          "\u00e2\u0081\u00a0",
          "\u00e3\u0080\u0080",
          "\u00a0");

  // What the text begins with, after a byte order mark and white space.
  private static final Map<Pattern, String> BEGINNINGS =
      Map.of(
          // "#![" begins a source file of Rust.
          Pattern.compile("#!(?!\\[)"), "application/x-sh",
          Pattern.compile("@echo[ \t]+off\\b", Pattern.CASE_INSENSITIVE), "application/x-bat",
          Pattern.compile("%!PS"), "application/postscript",
          Pattern.compile("\\{\\\\rtf"), "application/rtf",
          Pattern.compile("%PDF-"), "application/pdf");

  private ActiveText() {}

  /// The media type of what it is.
  ///
  /// @return nothing if it is just text
  static Optional<String> typeOf(HeadAndTail content) {
    byte[] beginning = content.beginning();
    String text = visible(beginning);
    Optional<String> begins =
        BEGINNINGS.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(text).lookingAt())
            .map(Map.Entry::getValue)
            .findFirst();
    if (begins.isPresent()) {
      return begins;
    }
    if (Pdf.isAfterOtherBytes(content)) {
      return Optional.of(Pdf.TYPE);
    }
    if (!text.isEmpty() && text.charAt(0) != '<') {
      return Optional.empty();
    }
    boolean whole = beginning.length == content.size();
    return Stream.of(Markup.Reader.values())
        .flatMap(reader -> new Markup(text, whole, reader).page().stream())
        .findFirst();
  }

  // Without NULs, letters of UTF-16 are those of ASCII.
  private static String visible(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1).replace("\0", "");
    int at = 0;
    for (int skipped = invisible(text, 0); skipped > 0; skipped = invisible(text, at)) {
      at += skipped;
    }
    return text.substring(at);
  }

  private static int invisible(String text, int at) {
    if (at == text.length()) {
      return 0;
    }
    char first = text.charAt(at);
    if (first <= ' ' || first == 0x7f || BYTE_ORDER_MARKS.indexOf(first) >= 0) {
      return 1;
    }
    return SPACES.stream()
        .filter(space -> text.startsWith(space, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }
}
