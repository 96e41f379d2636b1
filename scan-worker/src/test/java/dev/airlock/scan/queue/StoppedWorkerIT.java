package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.fixture.WebhookDouble;
import dev.airlock.scan.fixture.WorkerProcess;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A worker that is asked to end (SIGTERM) finishes what it is processing, or returns it at once.
class StoppedWorkerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte[] WORDS = ScanSamples.text("harmless words");

  private final TestNamespace namespace = Backends.shared().namespace("stopped");
  private final TestUploads uploads = new TestUploads(namespace);

  @Test
  void finishesWhatTakesMoments() throws Exception {
    stopDuringAScan(
        Duration.ofSeconds(3),
        (webhook, file) -> {
          assertThat(webhook.verdicts(file)).hasSize(1);
          assertThat(uploads.versions(namespace.landingBucket(), file)).isEmpty();
          // Acknowledgements go in batches, and the last batch may be lost. Then the message comes
          // back to a worker that finds nothing to do.
          webhook.skip(file);
          Process next = start(webhook);
          try {
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new TestQueues(namespace).all()).isZero());
          } finally {
            next.destroyForcibly().waitFor();
          }
          assertThat(webhook.verdicts(file)).hasSize(1);
        });
  }

  @Test
  void returnsWhatWouldTakeTooLong() throws Exception {
    stopDuringAScan(
        Duration.ofMinutes(5),
        (webhook, file) -> {
          assertThat(webhook.verdicts(file)).isEmpty();
          // Long before its visibility ends.
          await()
              .atMost(Duration.ofSeconds(5))
              .untilAsserted(() ->
                  assertThat(new TestQueues(namespace).visible(namespace.queue())).isEqualTo(1));
          assertThat(new TestQueues(namespace).inHand(namespace.queue())).isZero();
        });
  }

  private interface Afterwards {
    void check(WebhookDouble webhook, FileId file) throws Exception;
  }

  private void stopDuringAScan(Duration claimTakes, Afterwards afterwards) throws Exception {
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (WebhookDouble webhook = new WebhookDouble()) {
      webhook.watch(
          report -> {
            if (report instanceof ScanReport.Claim) {
              claimed.countDown();
              pause(answered, claimTakes);
            }
          },
          _ -> {});
      FileId file = TestUploads.newFile();
      webhook.expect(file, RunningWorker.policy("text/plain", WORDS.length, 1_000, null));
      Process worker = start(webhook);
      try {
        uploads.upload(file, WORDS);
        assertThat(claimed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        worker.destroy();
        assertThat(worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        afterwards.check(webhook, file);
      } finally {
        answered.countDown();
        worker.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(WebhookDouble webhook) throws Exception {
    return WorkerProcess.start(
        namespace,
        "stopped-worker",
        Map.of(
            "airlock.webhook.url", webhook.url(),
            "airlock.webhook.timeout", "10m",
            "airlock.queue.visibility", "30s"));
  }

  private static void pause(CountDownLatch end, Duration most) {
    try {
      boolean _ = end.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
