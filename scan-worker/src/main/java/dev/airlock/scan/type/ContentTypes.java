package dev.airlock.scan.type;

import dev.airlock.scan.type.DetectedType.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Detects media types by content alone. Tika never gets the file's name: it would trust it.
@Component
public class ContentTypes {
  private static final int HEAD_BYTES = 64 * 1024;
  private static final int TAIL_BYTES = 128 * 1024;

  private static final MediaType OFFICE = MediaType.parse("application/x-tika-ooxml");
  private static final MediaType COMPOUND_FILE = MediaType.parse("application/x-tika-msoffice");
  private static final MediaType PDF = MediaType.parse("application/pdf");
  private static final String OFFICE_NAMES = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN_DOCUMENT_NAMES = "application/vnd.oasis.opendocument.";

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
  private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

  /// How many leading bytes of an object are looked at, at least one.
  public static int headOf(long size) {
    return Math.clamp(size, 1, HEAD_BYTES);
  }

  /// How many bytes at the end are looked at, at least one: a zip's directory is there, and a PDF's
  /// trailer.
  public static int tailOf(long size) {
    return Math.clamp(size, 1, TAIL_BYTES);
  }

  /// Detects the type of the content and compares it with the declaration.
  ///
  /// @param declared the media type that the uploader gave
  public DetectedType detect(HeadAndTail content, String declared) {
    MediaType shown = shown(content.head());
    if (is(shown, MediaType.APPLICATION_ZIP)) {
      return zip(content, shown, declared);
    }
    if (is(shown, PDF) && Encryption.ofPdf(content)) {
      return new DetectedType(shown.toString(), Fit.ENCRYPTED);
    }
    if (is(shown, COMPOUND_FILE) && Encryption.ofCompoundFile(content)) {
      return new DetectedType(shown.toString(), Fit.ENCRYPTED);
    }
    return compared(isText(declared, content, shown) ? MediaType.TEXT_PLAIN : shown, declared);
  }

  private static boolean isText(String declared, HeadAndTail content, MediaType shown) {
    return declared.startsWith("text/") && PlainText.is(content.head(), shown);
  }

  // Many formats are zips. Files inside tell which one it is.
  private DetectedType zip(HeadAndTail content, MediaType shown, String declared) {
    Optional<ZipDirectory> zip = ZipDirectory.of(content);
    if (zip.isEmpty()) {
      return new DetectedType(shown.toString(), Fit.CORRUPT);
    }
    if (is(shown, OFFICE) || zip.get().has(OfficeDocuments.CONTENT_TYPES)) {
      return compared(
          OfficeDocuments.typeOf(zip.get()).map(MediaType::parse).orElse(OFFICE), declared);
    }
    if (Encryption.ofOpenDocument(zip.get())) {
      return new DetectedType(shown.toString(), Fit.ENCRYPTED);
    }
    DetectedType compared = compared(shown, declared);
    return compared.fit() == Fit.FITS && zip.get().isEncrypted()
        ? new DetectedType(shown.toString(), Fit.ENCRYPTED)
        : compared;
  }

  private MediaType shown(byte[] head) {
    try (TikaInputStream in = TikaInputStream.get(head)) {
      return types.detect(in, new Metadata(), new ParseContext()).getBaseType();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private DetectedType compared(MediaType detected, String declared) {
    return new DetectedType(
        detected.toString(), fits(detected, MediaType.parse(declared)) ? Fit.FITS : Fit.MISMATCH);
  }

  /// Content can show less than is declared (a csv is plain text): then the declared type has the
  /// detected one among its ancestors. The other way round does not fit: what is more specific than
  /// declared is something else. Neither do bytes of no known type, nor a zip that is declared to
  /// be an office document and has not its content types.
  private boolean fits(MediaType detected, @Nullable MediaType declared) {
    if (declared == null) {
      return false;
    }
    MediaType wanted = registry.normalize(declared.getBaseType());
    MediaType found = registry.normalize(detected);
    if (found.equals(MediaType.OCTET_STREAM)) {
      return false;
    }
    boolean sayWhatTheyAre =
        wanted.toString().startsWith(OFFICE_NAMES)
            || wanted.toString().startsWith(OPEN_DOCUMENT_NAMES);
    return found.equals(wanted) || (!sayWhatTheyAre && registry.isSpecializationOf(wanted, found));
  }

  private boolean is(MediaType type, MediaType wanted) {
    return type.equals(wanted) || registry.isSpecializationOf(type, wanted);
  }
}
