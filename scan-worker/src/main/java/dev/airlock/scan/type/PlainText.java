package dev.airlock.scan.type;

import java.util.Set;
import org.apache.tika.mime.MediaType;

/// Detects text that happens to begin as some format does: `ftyp` as the fifth letters does not
/// make a text a film, and `Article 1` does not make a contract a newsgroup message.
final class PlainText {
  // Binary formats: none of them can do without bytes that no text has.
  private static final Set<String> BINARY = Set.of("audio", "font", "image", "video");

  // Recognised by letters far from the beginning, or by a single word, and executed by nothing.
  private static final Set<String> MISTAKABLE =
      Set.of(
          "application/mathematica",
          "application/vnd.iccprofile",
          "application/x-bibtex-text-file",
          "application/x-tex",
          "message/news",
          "message/rfc822",
          "message/x-emlx",
          "text/troff",
          "text/x-diff",
          "text/x-matlab");

  // Images that are written in letters.
  private static final String DRAWN_IN_LETTERS = "image/(svg|x-x|x-portable-).*";

  private PlainText() {}

  /// Whether content that was taken for `detected` is nothing but text.
  static boolean is(byte[] head, MediaType detected) {
    boolean mistakable =
        MISTAKABLE.contains(detected.toString())
            || (BINARY.contains(detected.getType())
                && !detected.toString().matches(DRAWN_IN_LETTERS));
    return mistakable && hasNoControls(head);
  }

  private static boolean hasNoControls(byte[] head) {
    for (byte b : head) {
      boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f';
      if (control || b == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
