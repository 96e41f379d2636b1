package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.StartedWorker;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.fixture.WebhookDouble;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// One owner's files take for ever, and are more than a worker has room for.
class TurnsIT {
  private static final int SLOW_FILES = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestNamespace namespace = Backends.shared().namespace("turns");
  private final TestUploads uploads = new TestUploads(namespace);

  @Test
  void otherOwnersDoNotWaitForThemAndAllAreScannedInTheEnd() throws Exception {
    try (WebhookDouble webhook = new WebhookDouble();
        GatedClamd clamd = new GatedClamd(namespace.clamdHost(), namespace.clamdPort());
        ConfigurableApplicationContext _ =
            StartedWorker.on(
                namespace,
                Map.of(
                    "airlock.webhook.url", webhook.url(),
                    "airlock.clamd.nodes", clamd.address(),
                    // Longer than the gate is shut, so that no node is taken for broken.
                    "airlock.clamd.base-deadline", "15m",
                    "airlock.clamd.read-timeout", "15m",
                    "airlock.lanes.small", "4"))) {
      List<FileId> slow = new ArrayList<>();
      for (int i = 0; i < SLOW_FILES; i++) {
        slow.add(uploaded(webhook, GatedClamd.SLOW, "mallory"));
      }
      await()
          .atMost(PATIENCE)
          .until(() -> slow.stream().filter(id -> !webhook.claims(id).isEmpty()).count() > 4);

      List<FileId> quick = new ArrayList<>();
      for (String owner : List.of("alice", "bob", "carol")) {
        quick.add(uploaded(webhook, "harmless words", owner));
      }
      await()
          .atMost(PATIENCE)
          .until(() -> quick.stream().noneMatch(id -> webhook.verdicts(id).isEmpty()));
      assertThat(slow).as("slow ones").allMatch(id -> webhook.verdicts(id).isEmpty());

      clamd.open();
      await()
          .atMost(PATIENCE)
          .until(() -> slow.stream().noneMatch(id -> webhook.verdicts(id).isEmpty()));
      assertThat(slow)
          .allSatisfy(id ->
              assertThat(webhook.verdicts(id).getFirst().verdict()).isEqualTo(new Verdict.Clean()));
      assertThat(slow.stream().mapToInt(id -> webhook.claims(id).size()).sum())
          .as("claims: a file that comes back is not claimed until there is room for it")
          .isLessThan(3 * SLOW_FILES);
    }
  }

  private FileId uploaded(WebhookDouble webhook, String words, String owner) {
    byte[] content = ScanSamples.text(words);
    FileId id = TestUploads.newFile();
    webhook.expect(id, RunningWorker.policy("text/plain", content.length, 1_000_000, null), owner);
    uploads.upload(id, content);
    return id;
  }
}
