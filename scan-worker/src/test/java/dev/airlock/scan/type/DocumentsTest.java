package dev.airlock.scan.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.type.DetectedType.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String POWERPOINT =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  private static final String OPEN_TEXT = "application/vnd.oasis.opendocument.text";
  private static final String ZIP = "application/zip";

  private final ContentTypes types = new ContentTypes();

  @Test
  void officeDocumentsAreToldApart() throws Exception {
    detects(Documents.docx(), WORD);
    detects(Documents.xlsx(), EXCEL);
    detects(Documents.pptx(), POWERPOINT);
    assertThat(fit(Documents.xlsx(), WORD)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.docx(), EXCEL)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.docx(), POWERPOINT)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.docx(), ZIP)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() throws Exception {
    detects(Documents.typesLast(Documents.docx()), WORD);
    assertThat(fit(Documents.typesLast(Documents.docm()), WORD)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void macrosAreNoticedWhateverTheDocumentClaims() throws Exception {
    DetectedType docm = types.detect(HeadAndTail.of(Documents.docm()), WORD);
    assertThat(docm.contentType()).isEqualTo("application/vnd.ms-word.document.macroenabled.12");
    assertThat(docm.fit()).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.docm(), "application/vnd.ms-word.document.macroEnabled.12"))
        .isEqualTo(Fit.FITS);
    assertThat(fit(Documents.docxWithMacros(), WORD)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.typesTwice(Documents.docx()), WORD)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void aPlainZipIsNoDocument() throws Exception {
    detects(Documents.plainZip(), ZIP);
    assertThat(fit(Documents.plainZip(), WORD)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(Documents.plainZip(), OPEN_TEXT)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void openDocumentsSayWhatTheyAreAndWhetherTheyAreEncrypted() throws Exception {
    byte[] plain = Documents.odt("<manifest:manifest/>");
    detects(plain, OPEN_TEXT);
    detects(Documents.lastFirst("mimetype", plain), OPEN_TEXT);
    byte[] encrypted = Documents.odt("<manifest:file-entry><manifest:encryption-data/>");
    assertThat(detected(encrypted, OPEN_TEXT))
        .isEqualTo(new DetectedType(OPEN_TEXT, Fit.FITS, true));
    assertThat(detected(encrypted, ZIP)).isEqualTo(new DetectedType(OPEN_TEXT, Fit.MISMATCH, true));
  }

  @Test
  void theDirectoryDecidesWhatAnOpenDocumentIs() throws Exception {
    byte[] hidden = Documents.plainZipAfter("mimetype", OPEN_TEXT);
    assertThat(fit(hidden, OPEN_TEXT)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void encryptedDocumentsAreNoticed() throws Exception {
    assertThat(detected(Documents.encryptedDocx(), WORD))
        .isEqualTo(new DetectedType("application/x-tika-msoffice", Fit.FITS, true));
    detects(Documents.pdf(), "application/pdf");
    // Whether a PDF is encrypted stands anywhere in it: a second look tells.
    detects(Documents.encryptedPdf(), "application/pdf");
  }

  @Test
  void encryptionDoesNotHideAWrongType() throws Exception {
    for (String other : new String[] {"application/pdf", "image/png", "text/plain", ZIP}) {
      assertThat(fit(Documents.encryptedDocx(), other)).as(other).isEqualTo(Fit.MISMATCH);
    }
    assertThat(fit(Documents.encryptedPdf(), WORD)).isEqualTo(Fit.MISMATCH);
    assertThat(fit(ScanSamples.encryptedZip(), WORD)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void aZipIsEncryptedIfNothingInItCanBeRead() throws Exception {
    assertThat(detected(ScanSamples.encryptedZip(), ZIP))
        .isEqualTo(new DetectedType(ZIP, Fit.FITS, true));
    detects(ScanSamples.encryptedZipWith(1, new byte[3]), ZIP);
    detects(ScanSamples.endingEncrypted(1, new byte[3]), ZIP);
    detects(Documents.zipOfFolders(), ZIP);
  }

  @Test
  void aZipMayBeginWithAMarkerAndEndWithPadding() throws Exception {
    byte[] zip = Documents.plainZip();
    detects(Documents.joined(zip, "\r\n"), ZIP);
    detects(Documents.joined(zip, "\0".repeat(10_240)), ZIP);
    detects(Documents.commented("a comment, and \n a line"), ZIP);
    detects(Documents.afterMarker("PK00"), ZIP);
    detects(Documents.joined(Documents.docx(), "\n"), WORD);
    assertThat(fit(Documents.joined(zip, "words"), ZIP)).isEqualTo(Fit.CORRUPT);
    assertThat(fit(Documents.afterMarker("PK11"), ZIP)).isEqualTo(Fit.MISMATCH);
  }

  @Test
  void numbersOf64BitsAreRead() throws Exception {
    detects(Documents.xlsx(Zip64Mode.AlwaysWithCompatibility), EXCEL);
    detects(Documents.xlsx(Zip64Mode.Always), EXCEL);
  }

  @Test
  void whatIsCutOffIsCorrupt() throws Exception {
    for (byte[] whole : new byte[][] {Documents.docx(), Documents.plainZip()}) {
      byte[] cut = Arrays.copyOf(whole, whole.length - 5);
      assertThat(fit(cut, ZIP)).isEqualTo(Fit.CORRUPT);
      assertThat(fit(cut, WORD)).isEqualTo(Fit.CORRUPT);
    }
  }

  @Test
  void typesInTheMiddleAreReadOrNotTrusted() throws Exception {
    byte[] docx = Documents.docx();
    HeadAndTail ends =
        new HeadAndTail(
            Arrays.copyOf(docx, 40),
            Arrays.copyOfRange(docx, docx.length - 1_500, docx.length),
            docx.length);
    assertThat(types.detect(ends, WORD).fit()).isEqualTo(Fit.MISMATCH);
    HeadAndTail readable =
        ends.with((at, into) -> System.arraycopy(docx, (int) at, into, 0, into.length));
    assertThat(types.detect(readable, WORD).fit()).isEqualTo(Fit.FITS);
  }

  @Test
  void aPartThatCannotBeReadIsAFault() throws Exception {
    byte[] docx = Documents.docx();
    HeadAndTail broken =
        new HeadAndTail(
            Arrays.copyOf(docx, 40),
            Arrays.copyOfRange(docx, docx.length - 1_500, docx.length),
            docx.length,
            (_, _) -> {
              throw new IOException("cut off");
            });
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> types.detect(broken, WORD));
  }

  @Test
  void nonsenseAtEveryByteNeverFits() throws Exception {
    byte[] docx = Documents.docm();
    for (int at = 0; at < docx.length; at++) {
      byte[] broken = docx.clone();
      broken[at] ^= (byte) 0xff;
      assertThat(fit(broken, WORD)).as("byte " + at).isNotEqualTo(Fit.FITS);
    }
  }

  private void detects(byte[] content, String type) {
    assertThat(detected(content, type)).isEqualTo(new DetectedType(type, Fit.FITS, false));
  }

  private Fit fit(byte[] content, String declared) {
    return detected(content, declared).fit();
  }

  private DetectedType detected(byte[] content, String declared) {
    return types.detect(HeadAndTail.of(content), declared);
  }
}
