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
  private static final MediaType PDF = MediaType.parse(Pdf.TYPE);
  private static final MediaType MP4 = MediaType.parse(Mp4.TYPE);
  private static final MediaType TIFF = MediaType.parse(BigTiff.TYPE);
  private static final MediaType GNU_TAR = MediaType.parse(OtherArchives.GNU_TAR);
  private static final MediaType SCRIPT = MediaType.parse("application/x-sh");

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
    MediaType wanted = wanted(declared);
    MediaType shown = shown(content.head());
    if (wanted != null && wanted.getType().equals("text")) {
      return compared(asText(content, shown), wanted, false);
    }
    if (is(shown, MediaType.APPLICATION_ZIP) || ZipDirectory.isAfterMarker(content)) {
      return zip(content, shown, wanted);
    }
    if (is(shown, COMPOUND_FILE)) {
      return compoundFile(content, shown, wanted);
    }
    return compared(known(content, shown, wanted), wanted, false);
  }

  private @Nullable MediaType wanted(String declared) {
    MediaType parsed = MediaType.parse(declared);
    return parsed == null ? null : registry.normalize(parsed.getBaseType());
  }

  /// What is declared to be text is judged by its bytes and by how it begins; Tika goes by words.
  private MediaType asText(HeadAndTail content, MediaType shown) {
    if (BinaryFormat.isIn(content) || !Text.is(content)) {
      return is(shown, MediaType.TEXT_PLAIN) ? MediaType.OCTET_STREAM : shown;
    }
    return ActiveText.typeOf(content)
        .map(MediaType::parse)
        // Tika knows in which language.
        .map(type -> type.equals(SCRIPT) && !shown.equals(MediaType.TEXT_PLAIN) ? shown : type)
        .orElse(MediaType.TEXT_PLAIN);
  }

  // Many formats are zips. Files inside tell which one it is.
  private DetectedType zip(HeadAndTail content, MediaType shown, @Nullable MediaType wanted) {
    Optional<ZipDirectory> found = ZipDirectory.of(content);
    if (found.isEmpty()) {
      return new DetectedType(shown.toString(), Fit.CORRUPT, false);
    }
    ZipDirectory zip = found.get();
    if (is(shown, OFFICE) || zip.has(OfficeDocuments.CONTENT_TYPES)) {
      MediaType office = OfficeDocuments.typeOf(zip).map(MediaType::parse).orElse(OFFICE);
      return compared(office, wanted, zip.isEncrypted());
    }
    Optional<MediaType> open = OpenDocuments.typeOf(zip).map(MediaType::parse);
    if (open.isPresent()) {
      return compared(open.get(), wanted, Encryption.ofOpenDocument(zip) || zip.isEncrypted());
    }
    // What Tika sees is the first file, not the directory, by which programs go.
    MediaType other = OpenDocuments.isOne(shown.toString()) ? MediaType.APPLICATION_ZIP : shown;
    return compared(
        is(other, MediaType.APPLICATION_ZIP) ? other : MediaType.APPLICATION_ZIP,
        wanted,
        zip.isEncrypted());
  }

  // An encrypted Office document is a compound file, whatever it was before.
  private DetectedType compoundFile(
      HeadAndTail content, MediaType shown, @Nullable MediaType wanted) {
    if (!Encryption.ofCompoundFile(content)) {
      return compared(shown, wanted, false);
    }
    boolean fits =
        wanted != null && (OfficeDocuments.isOne(wanted.toString()) || fits(shown, wanted));
    return new DetectedType(shown.toString(), fits ? Fit.FITS : Fit.MISMATCH, true);
  }

  // What Tika does not recognise, or takes for a relative of what it is.
  private MediaType known(HeadAndTail content, MediaType shown, @Nullable MediaType wanted) {
    if (MP4.equals(wanted) && shown.getType().equals(MP4.getType()) && Mp4.isIn(content)) {
      return MP4;
    }
    boolean unknown = shown.equals(MediaType.OCTET_STREAM) || shown.equals(MediaType.TEXT_PLAIN);
    if (unknown && BigTiff.isIn(content)) {
      return TIFF;
    }
    if (wanted != null
        && (unknown || shown.equals(GNU_TAR))
        && OtherArchives.isIn(content, wanted.toString())) {
      return wanted;
    }
    // Nothing else may begin there: a page, a program or an archive is one whatever follows.
    if (unknown
        && PDF.equals(wanted)
        && !BinaryFormat.isIn(content)
        && ActiveText.typeOf(content).filter(Pdf.TYPE::equals).isPresent()) {
      return PDF;
    }
    return shown;
  }

  private MediaType shown(byte[] head) {
    try (TikaInputStream in = TikaInputStream.get(head)) {
      return types.detect(in, new Metadata(), new ParseContext()).getBaseType();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private DetectedType compared(MediaType detected, @Nullable MediaType wanted, boolean encrypted) {
    Fit fit = wanted != null && fits(detected, wanted) ? Fit.FITS : Fit.MISMATCH;
    return new DetectedType(detected.toString(), fit, encrypted);
  }

  /// Content can show less than is declared (a csv is plain text): then the declared type has the
  /// detected one among its ancestors. The other way round does not fit: what is more specific than
  /// declared is something else. Neither do bytes of no known type, nor a zip that is declared to
  /// be an office document and has not its content types.
  private boolean fits(MediaType detected, MediaType wanted) {
    MediaType found = registry.normalize(detected);
    if (found.equals(MediaType.OCTET_STREAM)) {
      return false;
    }
    boolean sayWhatTheyAre =
        OfficeDocuments.isOne(wanted.toString()) || OpenDocuments.isOne(wanted.toString());
    return found.equals(wanted) || (!sayWhatTheyAre && registry.isSpecializationOf(wanted, found));
  }

  private boolean is(MediaType type, MediaType wanted) {
    return type.equals(wanted) || registry.isSpecializationOf(type, wanted);
  }
}
