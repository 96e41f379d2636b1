package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.testbackends.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// clamd nodes that become unreachable, during a scan and all at once.
class ClamdOutageIT extends RunningWorker {
  private static final JsonMapper JSON = new JsonMapper();

  private static final long MORE_THAN_A_CANARY = 1_000_000;

  @LocalServerPort private int port;

  @AfterEach
  void bringBack() {
    NODES.forEach(TcpProxy::restore);
    await().atMost(PATIENCE).until(() -> isUp(0) && isUp(1));
  }

  @Test
  void aNodeThatDiesInTheMiddleIsReplacedByAnother() throws Exception {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("0123456789".repeat(2_000_000));
    WEBHOOK.expect(id, policy("text/plain", content.length, 300_000_000, null));
    NODES.forEach(node -> node.holdAfter(MORE_THAN_A_CANARY));
    UPLOADS.upload(id, content);
    int busy =
        await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(PATIENCE)
            .until(this::busyNode, node -> node >= 0);
    NODES.get(busy).cut();
    NODES.get(1 - busy).restore();

    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.verdicts(id).getFirst().verdict()).isEqualTo(new Verdict.Clean());
    assertThat(WEBHOOK.verdicts(id).getFirst().evidence().sha256()).isEqualTo(sha256(content));
    assertThat(WEBHOOK.claims(id)).as("without being received again").hasSize(1);
    assertThat(isUp(busy)).isFalse();
  }

  @Test
  void nothingIsReceivedWhileNoClamdIsUp() throws Exception {
    for (TcpProxy node : NODES) {
      node.cut();
    }
    // As long as a receive that had begun before.
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> health().at("/status").stringValue().equals("DOWN"));
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    UPLOADS.upload(id, content);
    // Longer than the visibility and all the receives that a message has.
    await()
        .during(Duration.ofSeconds(10))
        .atMost(PATIENCE)
        .until(() ->
            WEBHOOK.claims(id).isEmpty()
                && new TestQueues(NAMESPACE).visible(NAMESPACE.queue()) == 1);

    NODES.forEach(TcpProxy::restore);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.claims(id)).hasSize(1);
  }

  private int busyNode() throws Exception {
    for (int node = 0; node < NODES.size(); node++) {
      if (node(node).get("scans").intValue() > 0) {
        return node;
      }
    }
    return -1;
  }

  private boolean isUp(int node) throws Exception {
    return node(node).get("state").stringValue().equals("up");
  }

  private JsonNode node(int node) throws Exception {
    return health().at("/components/clamd/details").get(at(node));
  }

  private JsonNode health() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(
          http.send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
  }
}
