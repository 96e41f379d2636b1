package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/// Recognises films that players open as MP4, whoever's brand they carry: phones write `3gp5`, and
/// ffmpeg `M4V `.
final class Mp4 {
  static final String TYPE = "video/mp4";
  private static final int FIRST_BYTES = 12;
  // Those of <https://mp4ra.org/registered-types/brands> that are MPEG-4 or 3GPP films; "qt  " is
  // QuickTime, "M4A " sound, "heic" a picture.
  private static final Pattern BRAND =
      Pattern.compile(
          "iso[m2-9a-c]|mp4[12]|mp71|avc1|M4V[ HP]|3g[2egprst].|mmp4|MSNV|dash|msdh|msix|[Ff]4[Vv]"
              + " |XAVC|KDDI|CAEP|NDS[CHMPS]");

  private Mp4() {}

  /// ISO/IEC 14496-12, 4.3: the file begins with a box "ftyp", which names the brand.
  static boolean isIn(HeadAndTail content) {
    return content
        .range(0, FIRST_BYTES)
        .map(bytes -> new String(bytes, ISO_8859_1))
        .filter(box -> box.startsWith("ftyp", 4) && BRAND.matcher(box.substring(8)).matches())
        .isPresent();
  }
}
