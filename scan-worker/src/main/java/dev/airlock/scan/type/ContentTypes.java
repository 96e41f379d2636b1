package dev.airlock.scan.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells media types by content alone. Tika is never given the file's name: it would believe it.
@Component
public class ContentTypes {
  /// How many leading bytes are looked at.
  public static final int HEAD_BYTES = 64 * 1024;

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
  private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

  /// Names the type of the content and holds it against the declaration.
  ///
  /// @param head the leading bytes, up to [#HEAD_BYTES]
  /// @param declared the media type that the uploader gave
  public DetectedType detect(byte[] head, String declared) {
    MediaType detected = detect(head);
    return new DetectedType(detected.toString(), fits(detected, MediaType.parse(declared)));
  }

  private MediaType detect(byte[] head) {
    try (TikaInputStream in = TikaInputStream.get(head)) {
      return types.detect(in, new Metadata(), new ParseContext()).getBaseType();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  /// Content can show a container (a docx is a zip, a csv is plain text) where the declaration is
  /// more exact: then the declared type has the detected one among its ancestors. The other way
  /// round does not fit: what is more exact than declared is something else. Nor do bytes that show
  /// nothing at all.
  private boolean fits(MediaType detected, @Nullable MediaType declared) {
    if (declared == null) {
      return false;
    }
    MediaType wanted = registry.normalize(declared.getBaseType());
    MediaType found = registry.normalize(detected);
    if (found.equals(MediaType.OCTET_STREAM)) {
      return false;
    }
    return found.equals(wanted) || registry.isSpecializationOf(wanted, found);
  }
}
