package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/// The `Content-Disposition` of a download (RFC 6266): the name in UTF-8 (RFC 8187), and one in
/// ASCII for clients that know no other. The header travels in the link, where every byte of a name
/// that is not ASCII takes five characters, and proxies accept requests of 8 KiB: so the second
/// name is no second copy of the first.
final class DispositionHeader {
  // RFC 8187, 3.2.1: attr-char.
  private static final String UNESCAPED = "!#$&+-.^_`|~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DispositionHeader() {}

  static String of(String type, String fileName) {
    return "%s; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(type, ascii(fileName), escaped(fileName));
  }

  // RFC 6266, appendix D: without what clients take for an escape.
  private static String ascii(String fileName) {
    return fileName.replaceAll("[^ -~]+|[\"%\\\\]", "_");
  }

  private static String escaped(String fileName) {
    StringBuilder escaped = new StringBuilder();
    for (byte value : fileName.getBytes(UTF_8)) {
      if (isPlain(value)) {
        escaped.append((char) value);
      } else {
        escaped.append('%').append(HEX.toHexDigits(value));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(byte value) {
    return (value >= '0' && value <= '9')
        || (value >= 'A' && value <= 'Z')
        || (value >= 'a' && value <= 'z')
        || (value > 0 && UNESCAPED.indexOf(value) >= 0);
  }
}
