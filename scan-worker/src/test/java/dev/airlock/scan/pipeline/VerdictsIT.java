package dev.airlock.scan.pipeline;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.structure.CabinetBytes;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.structure.pdf.PdfBytes;
import dev.airlock.scan.type.Documents;
import dev.airlock.testbackends.Proofs;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not called clean, and why.
class VerdictsIT extends RunningWorker {
  // APPNOTE 4.4.5
  private static final int DEFLATED = 8;
  private static final int XZ = 95;
  private static final int PPMD = 98;

  private static final String MAIL = "message/rfc822";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  @Test
  void whatNobodyCanLookIntoIsQuarantined() throws IOException {
    assertThat(scan(TestUploads.newFile(), "application/zip", ScanSamples.encryptedZip()).verdict())
        .isEqualTo(ScanSamples.encryptedSecret());
    assertThat(scan(TestUploads.newFile(), "application/zip", ScanSamples.deepZip()).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED));
  }

  @Test
  void encryptedDocumentsAreQuarantinedAsEncrypted() throws Exception {
    QuarantineReason encrypted = QuarantineReason.ENCRYPTED;
    quarantines(Documents.encryptedPdf(), "application/pdf", encrypted);
    quarantines(Documents.encryptedDocx(), WORD, encrypted);
    quarantines(
        Documents.odt("<manifest:file-entry><manifest:encryption-data/>"),
        "application/vnd.oasis.opendocument.text",
        encrypted);
    assertThat(scan(TestUploads.newFile(), WORD, Documents.docx()).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void whatWasNotKeptOfADocumentIsReadAgain() throws Exception {
    byte[] docx = Documents.typesInTheMiddle(Documents.docx());
    assertThat(scan(docx, policy(WORD, docx.length, 1_000_000, null)).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void archivesOverTheLimitsAreQuarantinedAsSuch(int members, long memberSize) throws Exception {
    quarantines(
        ScanSamples.zipOf(members, memberSize),
        "application/zip",
        QuarantineReason.LIMITS_EXCEEDED);
  }

  // Too many members; then larger than clamd looks into, and nearly nothing while packed.
  static List<Arguments> bombs() {
    return Proofs.of(
        List.of(
            Arguments.of(10_001, 1), Arguments.of(1, 1_200L << 20), Arguments.of(12, 100L << 20)),
        1);
  }

  @Test
  void whatIsDamagedOrHasMacrosIsQuarantined() throws Exception {
    byte[] zip = Documents.plainZip();
    assertThat(
            scan(TestUploads.newFile(), "application/zip", Arrays.copyOf(zip, zip.length - 5))
                .verdict())
        .isEqualTo(
            new Verdict.Quarantined(
                QuarantineReason.CORRUPT, new Explanation(null, "a zip without a directory")));
    quarantines(Documents.docm(), WORD, QuarantineReason.TYPE_MISMATCH);
    quarantines(Documents.docxWithMacros(), WORD, QuarantineReason.TYPE_MISMATCH);
    quarantines(Documents.plainZip(), WORD, QuarantineReason.TYPE_MISMATCH);
  }

  @Test
  void whatTheEngineCannotOpenIsUnpackedForIt() throws Exception {
    byte[] harmless = ScanSamples.text("harmless words");
    byte[] inner = new ZipBuilder().add("a.txt", ScanSamples.eicar(), XZ).build();
    byte[] outer = new ZipBuilder().add("inner.zip", inner, DEFLATED).build();
    assertThat(scan(TestUploads.newFile(), "application/zip", outer).verdict())
        .isInstanceOfSatisfying(
            Verdict.Infected.class,
            found -> assertThat(found.explanation().where()).isEqualTo("inner.zip › a.txt"));
    byte[] clean = new ZipBuilder().add("a.txt", harmless, XZ).build();
    assertThat(scan(TestUploads.newFile(), "application/zip", clean).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void whatTheEngineDoesNotSeeInDocumentsIsShownToIt() throws Exception {
    byte[] harmless =
        ScanSamples.text("harmless words, and as many of them as it takes to be some");
    for (boolean isClean : List.of(true, false)) {
      byte[] content = isClean ? harmless : ScanSamples.eicar();
      judged(hiddenAttachment(content), "application/pdf", isClean);
      var plain = CompressParameters.NO_COMPRESSION;
      byte[] packed = Packing.zstd(content);
      judged(PdfBytes.ownedAttachment(256, packed, plain), "application/pdf", isClean);
      String script = text(PdfBytes.ownedScript(128, content));
      byte[] escaped = ascii(script.replace("/Encrypt ", "/Enc#72ypt "));
      judged(escaped, "application/pdf", isClean);
      byte[] zip = new ZipBuilder().add("a.txt", content, XZ).build();
      byte[] cabinet = CabinetBytes.of(CabinetBytes.MS_ZIP, harmless, zip);
      judged(mail(content), MAIL, isClean);
      judged(mail(joined(OleBytes.with("Contents", harmless), zip)), MAIL, isClean);
      judged(mail(OleBytes.with("Data.cab", cabinet)), MAIL, isClean);
    }
  }

  // Where it was found is told of what the engine did not find by itself.
  private static void judged(byte[] file, String type, boolean isClean) {
    Verdict verdict = scan(TestUploads.newFile(), type, file).verdict();
    if (isClean) {
      assertThat(verdict).isEqualTo(new Verdict.Clean());
    } else {
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Infected.class,
              found -> assertThat(found.explanation().where()).isNotBlank());
    }
  }

  private static byte[] hiddenAttachment(byte[] content) {
    byte[] attached = PdfBytes.stream("9 0 obj", "/Filter /FlateDecode", Packing.zlib(content));
    byte[] padded = joined(attached, ScanSamples.text(" ".repeat(1_000)));
    byte[] carrier = PdfBytes.stream("2 0 obj", "/Length " + (padded.length + 1), padded);
    return PdfBytes.of(PdfBytes.specification("/EF << /F 9 0 R >>"), carrier);
  }

  private static byte[] mail(byte[] content) {
    return ScanSamples.text(
        "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\n");
  }

  @Test
  void whatNobodyCanUnpackIsUnscannable() throws Exception {
    byte[] eicar = ScanSamples.eicar();
    byte[] unknown =
        new ZipBuilder()
            .addPacked("a.txt", eicar, Packing.deflated(eicar), PPMD, local -> {}, central -> {})
            .build();
    byte[] zip = new ZipBuilder().add("inner.zip", unknown, DEFLATED).build();
    assertThat(scan(TestUploads.newFile(), "application/zip", zip).verdict())
        .isInstanceOfSatisfying(
            Verdict.Quarantined.class,
            found -> {
              assertThat(found.reason()).isEqualTo(QuarantineReason.UNSCANNABLE);
              assertThat(found.explanation().where()).isEqualTo("inner.zip › a.txt");
              assertThat(found.explanation().what()).isNotBlank();
            });
  }

  @Test
  void whatContradictsItsDeclarationIsQuarantined() {
    byte[] content = ScanSamples.text("harmless words");
    assertThat(scan(TestUploads.newFile(), "application/pdf", content).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TYPE_MISMATCH));
    assertThat(scan(content, policy("text/plain", content.length + 1, 1_000, null)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH));
    assertThat(scan(content, policy("text/plain", content.length, 1_000, "0".repeat(64))).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH));
    assertThat(scan(content, policy("text/plain", content.length, 3, null)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TOO_LARGE));
    assertThat(scan(new byte[0], policy("text/plain", 1, 1_000, null)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.EMPTY));
  }

  @Test
  void whatOnlyAlarmsAHeuristicIsSuspicious() throws Exception {
    byte[] zip = ScanSamples.zipWith(ScanSamples.brokenCursor());
    for (byte[] content : List.of(ScanSamples.brokenCursor(), zip)) {
      assertThat(scan(TestUploads.newFile(), "application/zip", content).verdict())
          .isEqualTo(
              new Verdict.Quarantined(
                  QuarantineReason.SUSPICIOUS, new Explanation(null, ScanSamples.ALARM)));
    }
  }

  @Test
  void malwareIsNamedWhateverElseIsWrong() {
    assertThat(scan(TestUploads.newFile(), "application/pdf", ScanSamples.eicar()).verdict())
        .isInstanceOf(Verdict.Infected.class);
  }

  private static void quarantines(byte[] content, String type, QuarantineReason reason) {
    FileId id = TestUploads.newFile();
    assertThat(scan(id, content, policy(type, content.length, 100_000_000, null)).verdict())
        .isEqualTo(new Verdict.Quarantined(reason));
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).isEmpty();
  }
}
