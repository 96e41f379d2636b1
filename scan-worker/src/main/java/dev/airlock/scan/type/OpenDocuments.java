package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/// Tells OpenDocument files apart (OpenDocument 1.2, part 3, section 3.3): a file `mimetype` in the
/// package holds the media type. It should be the first, and is not always.
final class OpenDocuments {
  private static final String MIMETYPE = "mimetype";
  private static final String NAMES = "application/vnd.oasis.opendocument.";

  private OpenDocuments() {}

  /// Whether a media type is that of an OpenDocument file.
  static boolean isOne(String mediaType) {
    return mediaType.startsWith(NAMES);
  }

  /// The media type of the document; nothing if the zip is none.
  static Optional<String> typeOf(ZipDirectory zip) {
    return zip.content(MIMETYPE)
        .map(type -> new String(type, US_ASCII).strip())
        .filter(OpenDocuments::isOne);
  }
}
