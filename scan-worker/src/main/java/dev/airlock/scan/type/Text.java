package dev.airlock.scan.type;

/// Tells text from binary content by its bytes, never by its words: text is UTF-8, UTF-16 or any
/// code page in which the bytes below 0x20 are control characters, with no more of these than logs
/// and exports have.
final class Text {
  private Text() {}

  /// Whether all bytes that were kept are text.
  static boolean is(HeadAndTail content) {
    byte[] beginning = content.beginning();
    return is(beginning, 0)
        && (beginning.length == content.size()
            || is(content.tail(), content.size() - content.tail().length));
  }

  private static boolean is(byte[] bytes, long at) {
    return ByteText.is(bytes) || WideText.is(bytes, (int) (at % 2));
  }
}
