package dev.airlock.scan.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.type.DetectedType.Fit;
import java.util.Arrays;
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
    detects(Documents.odt("<manifest:manifest/>"), OPEN_TEXT);
    assertThat(fit(Documents.odt("<manifest:file-entry><manifest:encryption-data/>"), OPEN_TEXT))
        .isEqualTo(Fit.ENCRYPTED);
  }

  @Test
  void encryptedDocumentsAreNoticed() throws Exception {
    assertThat(fit(Documents.encryptedPdf(), "application/pdf")).isEqualTo(Fit.ENCRYPTED);
    assertThat(fit(Documents.encryptedDocx(), WORD)).isEqualTo(Fit.ENCRYPTED);
    detects(Documents.pdf(), "application/pdf");
  }

  @Test
  void aZipIsEncryptedIfNothingInItCanBeRead() throws Exception {
    assertThat(fit(ScanSamples.encryptedZip(), ZIP)).isEqualTo(Fit.ENCRYPTED);
    assertThat(fit(ScanSamples.encryptedZip(), WORD)).isEqualTo(Fit.MISMATCH);
    detects(ScanSamples.encryptedZipWith(1, new byte[3]), ZIP);
    detects(ScanSamples.endingEncrypted(1, new byte[3]), ZIP);
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
  void aDocumentWhoseTypesLieInTheMiddleIsNotTrusted() throws Exception {
    byte[] docx = Documents.docx();
    HeadAndTail ends =
        new HeadAndTail(
            Arrays.copyOf(docx, 40),
            Arrays.copyOfRange(docx, docx.length - 1_500, docx.length),
            docx.length);
    assertThat(types.detect(ends, WORD).fit()).isEqualTo(Fit.MISMATCH);
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
    DetectedType detected = types.detect(HeadAndTail.of(content), type);
    assertThat(detected.contentType()).isEqualTo(type);
    assertThat(detected.fit()).isEqualTo(Fit.FITS);
  }

  private Fit fit(byte[] content, String declared) {
    return types.detect(HeadAndTail.of(content), declared).fit();
  }
}
