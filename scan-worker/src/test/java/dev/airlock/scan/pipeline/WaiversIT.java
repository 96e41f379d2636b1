package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.type.Documents;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an operator can let pass, and what nobody can.
class WaiversIT extends RunningWorker {
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String ZIP = "application/zip";
  private static final List<QuarantineReason> EVERYTHING = List.of(QuarantineReason.values());

  @Test
  void theNamedReasonPasses() throws Exception {
    byte[] zip = Documents.plainZip();
    passes(ScanSamples.encryptedZip(), ZIP, QuarantineReason.ENCRYPTED);
    passes(Documents.encryptedPdf(), "application/pdf", QuarantineReason.ENCRYPTED);
    passes(Documents.encryptedDocx(), WORD, QuarantineReason.ENCRYPTED);
    passes(Arrays.copyOf(zip, zip.length - 5), ZIP, QuarantineReason.CORRUPT);
    passes(Documents.docm(), WORD, QuarantineReason.TYPE_MISMATCH);
  }

  @Test
  void whoReleasesAnEncryptedFileDoesNotReleaseAWrongType() throws Exception {
    byte[] office = Documents.encryptedDocx();
    assertThat(verdict(office, "application/pdf", List.of(QuarantineReason.ENCRYPTED)))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TYPE_MISMATCH));
    assertThat(verdict(office, "application/pdf", List.of(QuarantineReason.TYPE_MISMATCH)))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
  }

  private static void passes(byte[] content, String type, QuarantineReason reason) {
    assertThat(verdict(content, type, List.of()))
        .as("not waived")
        .isInstanceOfSatisfying(
            Verdict.Quarantined.class, found -> assertThat(found.reason()).isEqualTo(reason));
    assertThat(verdict(content, type, List.of(reason)))
        .as("%s of %s", reason, type)
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void noOtherReasonPassesWithIt() throws Exception {
    byte[] zip = ScanSamples.encryptedZip();
    assertThat(verdict(zip, ZIP, List.of(QuarantineReason.TYPE_MISMATCH, QuarantineReason.CORRUPT)))
        .isEqualTo(ScanSamples.encryptedSecret());
    assertThat(verdict(zip, WORD, List.of(QuarantineReason.TYPE_MISMATCH)))
        .as("no docx either")
        .isEqualTo(ScanSamples.encryptedSecret());
    assertThat(verdict(zip, WORD, List.of(QuarantineReason.ENCRYPTED)))
        .as("no docx either")
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TYPE_MISMATCH));
    assertThat(scan(zip, policy(ZIP, zip.length, zip.length - 1L, null, EVERYTHING)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TOO_LARGE));
    assertThat(scan(zip, policy(ZIP, zip.length, 1_000_000, "0".repeat(64), EVERYTHING)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH));
    assertThat(scan(zip, policy(ZIP, zip.length + 1L, 1_000_000, null, EVERYTHING)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH));
  }

  @Test
  void anAlarmPassesThatHidesNothing() throws Exception {
    byte[] zip = ScanSamples.zipWith(ScanSamples.brokenCursor(), ScanSamples.text("words"));
    Verdict suspicious =
        new Verdict.Quarantined(
            QuarantineReason.SUSPICIOUS, new Explanation(null, ScanSamples.ALARM));
    assertThat(verdict(zip, ZIP, List.of())).isEqualTo(suspicious);
    assertThat(verdict(zip, ZIP, List.of(QuarantineReason.ENCRYPTED, QuarantineReason.UNSCANNABLE)))
        .isEqualTo(suspicious);
    assertThat(verdict(zip, ZIP, List.of(QuarantineReason.SUSPICIOUS)))
        .isEqualTo(new Verdict.Clean());
    assertThat(verdict(zip, WORD, List.of(QuarantineReason.SUSPICIOUS)))
        .as("no docx either")
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.TYPE_MISMATCH));
  }

  /// clamd names it or the other one, by chance.
  @Test
  void anAlarmThatIsReleasedHidesNothing() throws Exception {
    byte[] alarm = ScanSamples.brokenCursor();
    List<QuarantineReason> released = List.of(QuarantineReason.SUSPICIOUS);
    for (int i = 0; i < 5; i++) {
      assertThat(verdict(ScanSamples.zipWith(alarm, ScanSamples.deepZip()), ZIP, released))
          .isEqualTo(new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED));
      assertThat(verdict(ScanSamples.encryptedZipWith(1, alarm), ZIP, released))
          .isEqualTo(ScanSamples.encryptedSecret());
      assertThat(verdict(ScanSamples.zipWith(alarm, ScanSamples.eicar()), ZIP, released))
          .isInstanceOf(Verdict.Infected.class);
    }
  }

  @Test
  void malwareNeverPasses() throws Exception {
    for (byte[] content :
        List.of(ScanSamples.eicar(), ScanSamples.encryptedZipWith(1, ScanSamples.eicar()))) {
      assertThat(verdict(content, "application/pdf", EVERYTHING))
          .isInstanceOf(Verdict.Infected.class);
    }
  }

  @Test
  void whatNobodyHasReadNeverPasses() throws Exception {
    assertThat(verdict(ScanSamples.deepZip(), ZIP, EVERYTHING))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED));
    assertThat(scan(new byte[0], policy(ZIP, 1, 1_000, null, EVERYTHING)).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.EMPTY));
  }

  /// clamd names one reason of several: one member that is encrypted hides that another was not
  /// read.
  @Test
  void whatNobodyHasReadDoesNotPassBehindWhatIsWaived() throws Exception {
    for (byte[] zip :
        List.of(
            ScanSamples.encryptedZipWith(1, ScanSamples.deepZip()),
            ScanSamples.endingEncrypted(1, ScanSamples.deepZip()),
            ScanSamples.encryptedZipWith(1, ScanSamples.text("harmless words")))) {
      for (int i = 0; i < 5; i++) {
        assertThat(verdict(zip, ZIP, EVERYTHING)).isInstanceOf(Verdict.Quarantined.class);
      }
    }
  }

  private static Verdict verdict(byte[] content, String type, List<QuarantineReason> waived) {
    return scan(content, policy(type, content.length, 100_000_000, null, waived)).verdict();
  }

  private static ScanPolicy policy(
      String type,
      long size,
      long maxSize,
      @Nullable String sha256,
      List<QuarantineReason> waived) {
    return new ScanPolicy(
        "document", type, size, maxSize, sha256, "private", InfectedObjects.ISOLATE, waived);
  }
}
