package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Where objects go: to where their verdict sends them, and out of the landing bucket.
class DisposalIT extends RunningWorker {

  @Test
  @NotOnFloci("a copy is answered without its version")
  void cleanFileIsCopiedReportedAndRemovedFromTheLandingBucket() throws Exception {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    ScanReport.VerdictReport report = scan(id, "text/plain", content);

    assertThat(report.verdict()).isEqualTo(new Verdict.Clean());
    assertThat(report.evidence().sha256()).isEqualTo(sha256(content));
    ObjectLocation copy = Objects.requireNonNull(report.evidence().location());
    assertThat(copy.bucket()).isEqualTo(NAMESPACE.cleanBucket());
    assertThat(copy.versionId()).isNotNull();
    assertThat(UPLOADS.content(copy)).isEqualTo(content);
    assertThat(UPLOADS.properties(copy).contentType()).isEqualTo("text/plain");
    assertThat(UPLOADS.properties(copy).cacheControl()).isEqualTo("private");
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
  }

  @Test
  @NotOnFloci("an upload in parts loses its Cache-Control")
  void whatIsTooLargeForOneCopyIsCopiedInParts() {
    byte[] content = ScanSamples.text("0123456789".repeat(1_100_000));
    FileId id = TestUploads.newFile();
    ScanReport.VerdictReport report =
        scan(id, content, policy("text/plain", content.length, 100_000_000, null));

    assertThat(report.verdict()).isEqualTo(new Verdict.Clean());
    ObjectLocation copy = Objects.requireNonNull(report.evidence().location());
    assertThat(UPLOADS.content(copy)).isEqualTo(content);
    assertThat(UPLOADS.properties(copy).contentType()).isEqualTo("text/plain");
    assertThat(UPLOADS.properties(copy).cacheControl()).isEqualTo("private");
    assertThat(UPLOADS.properties(copy).metadata()).containsEntry("sha256", sha256(content));
    assertThat(UPLOADS.properties(copy).serverSideEncryptionAsString()).isEqualTo("AES256");
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).containsExactly(copy.versionId());
  }

  @Test
  void infectedFileIsIsolated() {
    FileId id = TestUploads.newFile();
    ScanReport.VerdictReport report = scan(id, "text/plain", ScanSamples.eicar());

    assertThat(report.verdict()).isInstanceOf(Verdict.Infected.class);
    ObjectLocation copy = Objects.requireNonNull(report.evidence().location());
    assertThat(copy.bucket()).isEqualTo(NAMESPACE.quarantineBucket());
    assertThat(UPLOADS.properties(copy).contentType()).isEqualTo("application/octet-stream");
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void infectedFileIsDeletedWhereTheProfileSaysSo() {
    FileId id = TestUploads.newFile();
    byte[] eicar = ScanSamples.eicar();
    ScanPolicy policy =
        new ScanPolicy(
            "document",
            "text/plain",
            eicar.length,
            1_000,
            null,
            "private",
            InfectedObjects.DELETE,
            null);
    ScanReport.VerdictReport report = scan(id, eicar, policy);

    assertThat(report.verdict()).isInstanceOf(Verdict.Infected.class);
    assertThat(report.evidence().location()).isNull();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    assertThat(UPLOADS.versions(NAMESPACE.quarantineBucket(), id)).isEmpty();
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).isEmpty();
  }

  /// The presigned URL still works while the first object is being scanned.
  @Test
  void eachVersionIsJudgedByItsOwnBytes() throws Exception {
    FileId id = TestUploads.newFile();
    byte[] harmless = ScanSamples.text("x".repeat(ScanSamples.eicar().length));
    WEBHOOK.expect(id, policy("text/plain", harmless.length, 1_000, null));
    String first = UPLOADS.upload(id, harmless);
    String second = UPLOADS.upload(id, ScanSamples.eicar());

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(WEBHOOK.verdicts(id)).hasSize(2));
    for (ScanReport.VerdictReport report : WEBHOOK.verdicts(id)) {
      boolean isFirst = Objects.equals(report.object().versionId(), first);
      assertThat(report.object().versionId()).isEqualTo(isFirst ? first : second);
      assertThat(report.verdict() instanceof Verdict.Clean).isEqualTo(isFirst);
      assertThat(report.evidence().sha256())
          .isEqualTo(sha256(isFirst ? harmless : ScanSamples.eicar()));
    }
  }

  @Test
  @NotOnFloci("a copy is answered without its version")
  void rejectedVerdictLeavesNoCopyAndTheMessageComesBack() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 409, 409, 409, 409);
    UPLOADS.upload(id, content);

    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() >= 2);
    WEBHOOK.skip(id); // by the scan that holds it
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void keepsTheMessageWhileTheWebhookIsUnavailable() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 503);
    UPLOADS.upload(id, content);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(WEBHOOK.verdicts(id)).hasSize(2);
          assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty();
        });
    ObjectLocation last =
        Objects.requireNonNull(WEBHOOK.verdicts(id).getLast().evidence().location());
    assertThat(UPLOADS.content(last)).isEqualTo(content);
  }

  @Test
  void fileThatCannotBeScannedIsQuarantinedInTheEnd() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, Collections.nCopies(100, 500).toArray(Integer[]::new));
    UPLOADS.upload(id, content);

    awaitScanFailedWhileOthersSucceed(id);
    WEBHOOK.refuse(id);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    ScanReport.VerdictReport last = WEBHOOK.verdicts(id).getLast();
    assertThat(last.verdict()).isEqualTo(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
    ObjectLocation isolated = Objects.requireNonNull(last.evidence().location());
    assertThat(isolated.bucket()).isEqualTo(NAMESPACE.quarantineBucket());
    assertThat(UPLOADS.content(isolated)).isEqualTo(content);
  }

  @Test
  void aMessageThatComesTwiceMakesOneCopy() {
    FileId id = TestUploads.newFile();
    ScanReport.VerdictReport report = scan(id, "text/plain", ScanSamples.text("harmless words"));
    WEBHOOK.skip(id);
    new TestQueues(NAMESPACE).sendObjectCreated(report.object(), Map.of());

    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() == 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    assertThat(WEBHOOK.verdicts(id)).hasSize(1);
    assertThat(UPLOADS.versions(NAMESPACE.cleanBucket(), id)).hasSize(1);
  }

  @Test
  void objectThatNobodyWaitsForIsRemovedUnscanned() {
    FileId id = TestUploads.newFile();
    UPLOADS.upload(id, ScanSamples.text("an overwrite after the scan"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(WEBHOOK.claims(id)).hasSize(1);
          assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty();
        });
    assertThat(WEBHOOK.verdicts(id)).isEmpty();
  }
}
