package dev.airlock.scan.running;

import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TcpProxy;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The worker on real S3, SQS and clamd, one for all tests; only the webhook is a double. It knows
/// two nodes, which are one clamd behind two proxies.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ResourceLock("the running worker")
public class RunningWorker {
  public static final TestNamespace NAMESPACE = Backends.shared().namespace("worker");
  public static final WebhookDouble WEBHOOK = made(WebhookDouble::new);
  public static final TestUploads UPLOADS = new TestUploads(NAMESPACE);
  public static final List<TcpProxy> NODES =
      List.of(
          made(() -> new TcpProxy(NAMESPACE.clamdHost(), NAMESPACE.clamdPort())),
          made(() -> new TcpProxy(NAMESPACE.clamdHost(), NAMESPACE.clamdPort())));
  public static final TcpProxy S3 =
      made(() -> new TcpProxy(NAMESPACE.s3Endpoint().getHost(), NAMESPACE.s3Endpoint().getPort()));
  public static final Duration PATIENCE = Duration.ofSeconds(40);

  @DynamicPropertySource
  public static void backends(DynamicPropertyRegistry registry) {
    WorkerProcess.usual(NAMESPACE).forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.cloud.aws.s3.endpoint", () -> "http://127.0.0.1:" + S3.port());
    registry.add("airlock.queue.back-off", () -> "1s");
    registry.add("airlock.lanes.large-from", () -> "1MB");
    registry.add("airlock.copy.one-request-up-to", () -> "5MB");
    registry.add("airlock.copy.part", () -> "5MB");
    registry.add("airlock.clamd.nodes", () -> at(0) + "," + at(1));
    registry.add("airlock.webhook.url", WEBHOOK::url);
  }

  /// The address of one of the nodes.
  public static String at(int node) {
    return "127.0.0.1:" + NODES.get(node).port();
  }

  public static ScanReport.VerdictReport scan(FileId id, String contentType, byte[] content) {
    return scan(id, content, policy(contentType, content.length, 1_000_000, null));
  }

  public static ScanReport.VerdictReport scan(byte[] content, ScanPolicy policy) {
    return scan(TestUploads.newFile(), content, policy);
  }

  public static ScanReport.VerdictReport scan(FileId id, byte[] content, ScanPolicy policy) {
    WEBHOOK.expect(id, policy);
    UPLOADS.upload(id, content);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    return WEBHOOK.verdicts(id).getFirst();
  }

  public static ScanPolicy policy(
      String contentType, long size, long maxSize, @Nullable String sha256) {
    return new ScanPolicy(
        "document", contentType, size, maxSize, sha256, "private", InfectedObjects.ISOLATE, null);
  }

  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Making<T> {
    T make() throws IOException;
  }

  private static <T> T made(Making<T> making) {
    try {
      return making.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
