package dev.airlock.api.storage.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/// Percent-encoding as signatures have it: everything but RFC 3986's unreserved characters, in
/// upper-case hex.
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  static String of(String text) {
    return encoded(text, false);
  }

  /// Leaves slashes as they are.
  static String path(String text) {
    return encoded(text, true);
  }

  private static String encoded(String text, boolean path) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte character : text.getBytes(UTF_8)) {
      if (isUnreserved(character) || (path && character == '/')) {
        encoded.append((char) character);
      } else {
        encoded.append('%').append(HEX.toHexDigits(character));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
