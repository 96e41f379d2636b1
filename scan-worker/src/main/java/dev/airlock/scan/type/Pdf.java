package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a PDF that begins with other bytes. Viewers accept a header within the first 1,024 bytes
/// (ISO 32000-1, 7.5.2; Adobe's implementation note 13 in the PDF Reference 1.7).
final class Pdf {
  static final String TYPE = "application/pdf";
  private static final int OTHER_BYTES = 1024;
  private static final int HEADER_BYTES = 8;
  private static final Pattern HEADER = Pattern.compile("%PDF-\\d\\.\\d");
  // ISO 32000-1, 7.3.10: what a document is made of.
  private static final Pattern OBJECT = Pattern.compile("\\b\\d+\\s+\\d+\\s+obj\\b");

  private Pdf() {}

  /// Whether there are a header and objects: one that is only mentioned makes no document.
  static boolean isAfterOtherBytes(HeadAndTail content) {
    byte[] head = content.head();
    Matcher header = HEADER.matcher(text(head, OTHER_BYTES + HEADER_BYTES));
    return header.find()
        && (OBJECT.matcher(text(head, head.length)).find(header.end())
            || OBJECT.matcher(text(content.tail(), content.tail().length)).find());
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, Math.min(bytes.length, length), ISO_8859_1);
  }
}
