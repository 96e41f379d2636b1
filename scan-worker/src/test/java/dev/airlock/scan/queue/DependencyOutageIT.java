package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.testbackends.Proofs;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// S3 and the webhook fail for longer than a message has receives: it does not count against a
/// file.
class DependencyOutageIT extends RunningWorker {
  private static final int MORE_THAN_ALL_RECEIVES = 6;
  private static final Duration LONGER_THAN_ALL_RECEIVES = Duration.ofSeconds(12);

  // Longer than what a broken connection lets pass.
  private static final byte[] WORDS = ScanSamples.text("harmless words".repeat(40_000));

  @Autowired
  @Qualifier("s3AndWebhookHealthIndicator")
  private HealthIndicator health;

  @AfterEach
  void bringBack() {
    S3.restore();
    WEBHOOK.recover();
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
    assertThat(WEBHOOK.claims(id))
        .extracting(ScanReport.Claim::uploadedAt)
        .as("what that webhook does not know, it is not told")
        .containsOnlyNulls();
    WEBHOOK.age(id, false);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(NAMESPACE.landingBucket(), id)).isEmpty());
    assertThat(WEBHOOK.verdicts(id))
        .extracting(ScanReport.VerdictReport::verdict)
        .containsOnly(ScanSamples.encryptedSecret());
    assertThat(WEBHOOK.claims(id).getLast().uploadedAt())
        .as("after all deliveries it is still known when S3 stored it")
        .isNotNull();
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
        Map.of(
            "airlock-put-off-since",
            Instant.now().minus(Duration.ofHours(13)).toString(),
            "airlock-last-chance",
            "true"));

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
  void whatAnOutageOfHalfADayMadeADeadLetterIsTriedOnceMore() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    ObjectVersion object = UPLOADS.put(NAMESPACE.cleanBucket(), id, content);
    new TestQueues(NAMESPACE)
        .sendDeadLetter(
            object,
            Map.of("airlock-put-off-since", Instant.now().minus(Duration.ofHours(13)).toString()));

    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.verdicts(id).getFirst().verdict()).isEqualTo(new Verdict.Clean());
  }

  /// What hits one file after another is no file's fault: a wrong address, a rotated secret, a
  /// clock that is off, a lost table, a store that fails, a network that breaks.
  @ParameterizedTest
  @MethodSource("outages")
  void whatHitsAllIsAnOutage(Outage outage) throws Exception {
    List<FileId> files = files();
    outage.begin().call();
    files.forEach(id -> UPLOADS.upload(id, WORDS));

    holdsOut(files);

    bringBack();
    allGetTheirVerdicts(files);
  }

  static List<Outage> outages() {
    return Proofs.of(
        List.of(
            webhookAnswers(400),
            webhookAnswers(401),
            webhookAnswers(404),
            webhookAnswers(422),
            webhookAnswers(500),
            s3FailsOn("GET /"), // of an object
            s3FailsOn("PUT /"), // of its copy
            new Outage("S3 breaks off in the middle of an object", () -> S3.resetAfter(100_000)),
            new Outage("S3 is unreachable", S3::cut)),
        1);
  }

  interface Beginning {
    void call() throws Exception;
  }

  record Outage(String name, Beginning begin) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Outage webhookAnswers(int status) {
    return new Outage("the webhook answers " + status, () -> WEBHOOK.breakDown(status));
  }

  private static Outage s3FailsOn(String requests) {
    return new Outage(
        "S3 fails on " + requests,
        () ->
            S3.answer(
                head -> head.startsWith(requests),
                """
                HTTP/1.1 500 Internal Server Error\r
                Content-Type: application/xml\r
                Content-Length: 61\r
                Connection: close\r
                \r
                <Error><Code>InternalError</Code><Message>x</Message></Error>\
                """));
  }

  private static List<FileId> files() {
    List<FileId> files = Stream.generate(TestUploads::newFile).limit(6).toList();
    for (FileId id : files) {
      WEBHOOK.expect(id, policy("text/plain", WORDS.length, 1_000_000, null));
    }
    return files;
  }

  // The worker says that it is down, and for longer than all receives of a message no file ends.
  private void holdsOut(List<FileId> files) {
    await().atMost(PATIENCE).until(() -> !isUp());
    await()
        .during(LONGER_THAN_ALL_RECEIVES)
        .atMost(PATIENCE)
        .until(() -> files.stream().allMatch(id -> hasNoVerdict(id)));
    assertThat(new TestQueues(NAMESPACE).open(NAMESPACE.deadLetterQueue())).isZero();
  }

  private static void allGetTheirVerdicts(List<FileId> files) {
    for (FileId id : files) {
      await()
          .atMost(PATIENCE)
          .until(() -> WEBHOOK.verdicts(id).stream().anyMatch(report -> isClean(report)));
      assertThat(WEBHOOK.verdicts(id)).allMatch(report -> isClean(report));
    }
    await().atMost(PATIENCE).until(() -> new TestQueues(NAMESPACE).all() == 0);
  }

  private static boolean hasNoVerdict(FileId id) {
    return WEBHOOK.verdicts(id).isEmpty();
  }

  private static boolean isClean(ScanReport.VerdictReport report) {
    return report.verdict() instanceof Verdict.Clean;
  }

  private boolean isUp() {
    return Objects.requireNonNull(health.health()).getStatus().equals(Status.UP);
  }
}
