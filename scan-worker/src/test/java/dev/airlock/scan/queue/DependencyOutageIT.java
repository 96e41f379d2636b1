package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// S3 and the webhook are unreachable for longer than a message has receives: it does not count
/// against a file.
class DependencyOutageIT extends RunningWorker {
  private static final int MORE_THAN_ALL_RECEIVES = 6;
  private static final Duration LONGER_THAN_ALL_RECEIVES = Duration.ofSeconds(15);

  @AfterEach
  void bringBack() {
    S3.restore();
  }

  @Test
  void fileGetsItsVerdictWhenTheWebhookIsBack() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 503, 502, 503, 504, 429);
    UPLOADS.upload(id, content);

    await().atMost(PATIENCE).until(() -> WEBHOOK.verdicts(id).size() == 6);
    assertThat(WEBHOOK.verdicts(id))
        .extracting(ScanReport.VerdictReport::verdict)
        .containsOnly(new Verdict.Clean());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
  }

  @Test
  void fileGetsItsVerdictWhenAWebhookOfTheFormerVersionIsReplaced() throws Exception {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.encryptedZip();
    WEBHOOK.expect(id, policy("application/zip", content.length, 1_000, null));
    WEBHOOK.age(id, true);
    UPLOADS.upload(id, content);

    await().atMost(PATIENCE).until(() -> WEBHOOK.verdicts(id).size() > MORE_THAN_ALL_RECEIVES);
    WEBHOOK.age(id, false);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    assertThat(WEBHOOK.verdicts(id))
        .extracting(ScanReport.VerdictReport::verdict)
        .containsOnly(ScanSamples.encryptedSecret());
  }

  /// Otherwise a file at which the webhook always fails would never end.
  @Test
  void whatWasDeferredForHalfADayComesToAnEnd() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, Collections.nCopies(12, 503).toArray(Integer[]::new));
    UPLOADS.upload(id, content);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.claims(id).isEmpty());
    TestQueues queues = new TestQueues(NAMESPACE);
    queues.sendObjectCreated(
        WEBHOOK.claims(id).getFirst().object(),
        Map.of("airlock-put-off-since", Instant.now().minus(Duration.ofHours(13)).toString()));

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(WEBHOOK.verdicts(id))
                .extracting(ScanReport.VerdictReport::verdict)
                .contains(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED)));
    WEBHOOK.refuse(id);
    // Ends the outage for the tests that follow, and what was deferred meanwhile.
    scan(TestUploads.newFile(), "text/plain", content);
    await().atMost(Duration.ofMinutes(2)).until(() -> queues.open(NAMESPACE.queue()) == 0);
  }

  @Test
  void filesGetTheirVerdictsWhenS3IsBack() throws Exception {
    S3.cut();
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    UPLOADS.upload(id, content);
    await()
        .during(LONGER_THAN_ALL_RECEIVES)
        .atMost(PATIENCE)
        .until(() -> WEBHOOK.verdicts(id).isEmpty());

    S3.restore();
    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.verdicts(id).getFirst().verdict()).isEqualTo(new Verdict.Clean());
  }
}
