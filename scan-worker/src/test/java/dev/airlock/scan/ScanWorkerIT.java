package dev.airlock.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.InfectedObjects;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.sandbox.client.Backends;
import dev.airlock.sandbox.client.Gate;
import dev.airlock.sandbox.client.Space;
import dev.airlock.scan.type.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The worker on real S3, SQS and clamd; only the webhook is a double.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScanWorkerIT {
  private static final Space SPACE = Backends.shared().space("worker");
  private static final WebhookDouble WEBHOOK = webhook();
  private static final Uploads UPLOADS = new Uploads(SPACE);
  private static final List<Gate> NODES = List.of(gate(), gate());
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    registry.add("spring.cloud.aws.credentials.access-key", SPACE::accessKey);
    registry.add("spring.cloud.aws.credentials.secret-key", SPACE::secretKey);
    registry.add("spring.cloud.aws.region.static", SPACE::region);
    registry.add("spring.cloud.aws.s3.endpoint", SPACE::s3Endpoint);
    registry.add("spring.cloud.aws.s3.path-style-access-enabled", () -> true);
    registry.add("spring.cloud.aws.sqs.endpoint", SPACE::sqsEndpoint);
    registry.add("airlock.buckets.landing", SPACE::landingBucket);
    registry.add("airlock.buckets.clean", SPACE::cleanBucket);
    registry.add("airlock.buckets.quarantine", SPACE::quarantineBucket);
    registry.add("airlock.queue.name", SPACE::queue);
    registry.add("airlock.queue.dead-letter-name", SPACE::deadLetterQueue);
    registry.add("airlock.queue.visibility", () -> "3s");
    registry.add("airlock.queue.poll", () -> "1s");
    registry.add("airlock.queue.back-off", () -> "1s");
    registry.add("airlock.lanes.large-from", () -> "1MB");
    registry.add(
        "airlock.clamd.nodes",
        () -> "127.0.0.1:" + NODES.getFirst().port() + ",127.0.0.1:" + NODES.getLast().port());
    registry.add("airlock.clamd.probe", () -> "200ms");
    registry.add("airlock.webhook.url", WEBHOOK::url);
    registry.add("airlock.webhook.secret", () -> WebhookDouble.SECRET);
  }

  @AfterAll
  static void stop() {
    WEBHOOK.close();
  }

  @Test
  void cleanFileIsCopiedReportedAndRemovedFromTheLandingBucket() throws Exception {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    ScanReport.Settlement settled = scan(id, "text/plain", content);

    assertThat(settled.verdict()).isEqualTo(new Verdict.Clean());
    assertThat(settled.evidence().sha256()).isEqualTo(sha256(content));
    ObjectLocation copy = Objects.requireNonNull(settled.evidence().location());
    assertThat(copy.bucket()).isEqualTo(SPACE.cleanBucket());
    assertThat(copy.versionId()).isNotNull();
    assertThat(UPLOADS.content(copy)).isEqualTo(content);
    assertThat(UPLOADS.properties(copy).contentType()).isEqualTo("text/plain");
    assertThat(UPLOADS.properties(copy).cacheControl()).isEqualTo("private");
    await().untilAsserted(() -> assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty());
  }

  @Test
  void infectedFileIsIsolated() {
    FileId id = Uploads.newFile();
    ScanReport.Settlement settled = scan(id, "text/plain", Samples.eicar());

    assertThat(settled.verdict()).isInstanceOf(Verdict.Infected.class);
    ObjectLocation copy = Objects.requireNonNull(settled.evidence().location());
    assertThat(copy.bucket()).isEqualTo(SPACE.quarantineBucket());
    assertThat(UPLOADS.properties(copy).contentType()).isEqualTo("application/octet-stream");
    assertThat(UPLOADS.versions(SPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void infectedFileIsDeletedWhereTheProfileSaysSo() {
    FileId id = Uploads.newFile();
    byte[] eicar = Samples.eicar();
    ScanPolicy policy =
        new ScanPolicy(
            "document", "text/plain", eicar.length, 1_000, null, "private", InfectedObjects.DELETE);
    ScanReport.Settlement settled = scan(id, eicar, policy);

    assertThat(settled.verdict()).isInstanceOf(Verdict.Infected.class);
    assertThat(settled.evidence().location()).isNull();
    await().untilAsserted(() -> assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty());
    assertThat(UPLOADS.versions(SPACE.quarantineBucket(), id)).isEmpty();
    assertThat(UPLOADS.versions(SPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void whatNobodyCanLookIntoIsQuarantined() throws IOException {
    assertThat(scan(Uploads.newFile(), "application/zip", Samples.encryptedZip()).verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    assertThat(scan(Uploads.newFile(), "application/zip", Samples.deepZip()).verdict())
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
    assertThat(scan(Uploads.newFile(), WORD, Documents.docx()).verdict())
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void archivesOverTheLimitsAreQuarantinedAsSuch() throws Exception {
    QuarantineReason limits = QuarantineReason.LIMITS_EXCEEDED;
    quarantines(Samples.zipOf(10_001, 1), "application/zip", limits);
    // Larger than the scanner looks into, and nearly nothing while it is packed.
    quarantines(Samples.zipOf(1, 1_200L << 20), "application/zip", limits);
    quarantines(Samples.zipOf(12, 100L << 20), "application/zip", limits);
  }

  @Test
  void whatIsDamagedOrHasMacrosIsQuarantined() throws Exception {
    byte[] zip = Documents.plainZip();
    quarantines(Arrays.copyOf(zip, zip.length - 5), "application/zip", QuarantineReason.CORRUPT);
    quarantines(Documents.docm(), WORD, QuarantineReason.TYPE_MISMATCH);
    quarantines(Documents.docxWithMacros(), WORD, QuarantineReason.TYPE_MISMATCH);
    quarantines(Documents.plainZip(), WORD, QuarantineReason.TYPE_MISMATCH);
  }

  private static void quarantines(byte[] content, String type, QuarantineReason reason) {
    FileId id = Uploads.newFile();
    assertThat(scan(id, content, policy(type, content.length, 100_000_000, null)).verdict())
        .isEqualTo(new Verdict.Quarantined(reason));
    assertThat(UPLOADS.versions(SPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void whatContradictsItsDeclarationIsQuarantined() {
    byte[] content = Samples.text("harmless words");
    assertThat(scan(Uploads.newFile(), "application/pdf", content).verdict())
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
  void malwareIsNamedWhateverElseIsWrong() {
    assertThat(scan(Uploads.newFile(), "application/pdf", Samples.eicar()).verdict())
        .isInstanceOf(Verdict.Infected.class);
  }

  /// The presigned URL still works while the first object is being scanned.
  @Test
  void eachVersionIsJudgedByItsOwnBytes() throws Exception {
    FileId id = Uploads.newFile();
    byte[] harmless = Samples.text("x".repeat(Samples.eicar().length));
    WEBHOOK.expect(id, policy("text/plain", harmless.length, 1_000, null));
    String first = UPLOADS.upload(id, harmless);
    String second = UPLOADS.upload(id, Samples.eicar());

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(WEBHOOK.settlements(id)).hasSize(2));
    for (ScanReport.Settlement settled : WEBHOOK.settlements(id)) {
      boolean isFirst = Objects.equals(settled.object().versionId(), first);
      assertThat(settled.object().versionId()).isEqualTo(isFirst ? first : second);
      assertThat(settled.verdict() instanceof Verdict.Clean).isEqualTo(isFirst);
      assertThat(settled.evidence().sha256())
          .isEqualTo(sha256(isFirst ? harmless : Samples.eicar()));
    }
  }

  @Test
  void rejectedVerdictLeavesNoCopyAndTheMessageComesBack() {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 409, 409, 409, 409);
    UPLOADS.upload(id, content);

    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() >= 2);
    WEBHOOK.settled(id); // by the scan that holds it
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty());
    assertThat(UPLOADS.versions(SPACE.cleanBucket(), id)).isEmpty();
  }

  @Test
  void keepsTheMessageWhileTheWebhookIsAway() {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 503);
    UPLOADS.upload(id, content);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(WEBHOOK.settlements(id)).hasSize(2);
          assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty();
        });
    ObjectLocation last =
        Objects.requireNonNull(WEBHOOK.settlements(id).getLast().evidence().location());
    assertThat(UPLOADS.content(last)).isEqualTo(content);
  }

  @Test
  void fileThatCannotBeExaminedIsQuarantinedInTheEnd() {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 500, 500, 500); // as often as a message is received
    UPLOADS.upload(id, content);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(WEBHOOK.settlements(id)).hasSize(4);
          assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty();
        });
    ScanReport.Settlement last = WEBHOOK.settlements(id).getLast();
    assertThat(last.verdict()).isEqualTo(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
    ObjectLocation isolated = Objects.requireNonNull(last.evidence().location());
    assertThat(isolated.bucket()).isEqualTo(SPACE.quarantineBucket());
    assertThat(UPLOADS.content(isolated)).isEqualTo(content);
  }

  @Test
  void objectThatNobodyWaitsForIsRemovedUnscanned() {
    FileId id = Uploads.newFile();
    UPLOADS.upload(id, Samples.text("an overwrite after the scan"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(WEBHOOK.claims(id)).hasSize(1);
          assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty();
        });
    assertThat(WEBHOOK.settlements(id)).isEmpty();
  }

  @Test
  void aScannerThatDiesInTheMiddleIsReplacedByAnother() throws Exception {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("0123456789".repeat(6_000_000));
    WEBHOOK.expect(id, policy("text/plain", content.length, 100_000_000, null));
    UPLOADS.upload(id, content);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.claims(id).isEmpty());
    // Whichever has it breaks off; the other one is there again when it is.
    for (Gate node : NODES) {
      node.shut();
      node.open();
      Thread.sleep(100);
    }
    await().atMost(PATIENCE).until(() -> !WEBHOOK.settlements(id).isEmpty());
    assertThat(WEBHOOK.settlements(id).getFirst().verdict()).isEqualTo(new Verdict.Clean());
    assertThat(WEBHOOK.settlements(id).getFirst().evidence().sha256()).isEqualTo(sha256(content));
  }

  @Test
  void nothingIsReceivedWhileNoScannerIsUp() throws Exception {
    for (Gate node : NODES) {
      node.shut();
    }
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    try (SqsClient sqs = sqs()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(SPACE.queue())).queueUrl();
      await().atMost(PATIENCE).until(() -> health().contains("\"DOWN\""));
      Thread.sleep(1_500); // a receive that had begun before
      WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
      UPLOADS.upload(id, content);
      // Longer than the visibility and the receives that a message has.
      Thread.sleep(10_000);
      assertThat(WEBHOOK.claims(id)).isEmpty();
      assertThat(messagesIn(sqs, queue)).isEqualTo(1);
    } finally {
      for (Gate node : NODES) {
        node.open();
      }
    }
    await().atMost(PATIENCE).until(() -> !WEBHOOK.settlements(id).isEmpty());
    assertThat(WEBHOOK.claims(id)).hasSize(1);
    assertThat(health()).contains("\"UP\"");
  }

  private String health() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static SqsClient sqs() {
    return SqsClient.builder()
        .endpointOverride(SPACE.sqsEndpoint())
        .region(Region.of(SPACE.region()))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  @Test
  void unreadableMessageEndsInTheDeadLetterQueueAndHoldsUpNobody() {
    try (SqsClient sqs = sqs()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(SPACE.queue())).queueUrl();
      sqs.sendMessage(send -> send.queueUrl(queue).messageBody("no JSON at all"));

      assertThat(scan(Uploads.newFile(), "text/plain", Samples.text("words")).verdict())
          .isEqualTo(new Verdict.Clean());
      String dead = sqs.getQueueUrl(get -> get.queueName(SPACE.deadLetterQueue())).queueUrl();
      await().atMost(PATIENCE).until(() -> messagesIn(sqs, dead), count -> count == 1);
    }
  }

  /// The visible ones and those that the worker has put off.
  private static int messagesIn(SqsClient sqs, String queue) {
    return sqs
        .getQueueAttributes(get ->
            get.queueUrl(queue)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private static ScanReport.Settlement scan(FileId id, String contentType, byte[] content) {
    return scan(id, content, policy(contentType, content.length, 1_000_000, null));
  }

  private static ScanReport.Settlement scan(byte[] content, ScanPolicy policy) {
    return scan(new FileId(UUID.randomUUID()), content, policy);
  }

  private static ScanReport.Settlement scan(FileId id, byte[] content, ScanPolicy policy) {
    WEBHOOK.expect(id, policy);
    UPLOADS.upload(id, content);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.settlements(id).isEmpty());
    return WEBHOOK.settlements(id).getFirst();
  }

  private static ScanPolicy policy(
      String contentType, long size, long maxSize, @org.jspecify.annotations.Nullable String sha) {
    return new ScanPolicy(
        "document", contentType, size, maxSize, sha, "private", InfectedObjects.ISOLATE);
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static Gate gate() {
    try {
      return new Gate(SPACE.clamdHost(), SPACE.clamdPort());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static WebhookDouble webhook() {
    try {
      return new WebhookDouble();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
