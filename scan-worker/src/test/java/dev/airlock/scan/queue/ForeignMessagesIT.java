package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.running.RunningWorker;
import dev.airlock.scan.running.ScanSamples;
import dev.airlock.scan.running.TestQueues;
import dev.airlock.scan.running.TestUploads;
import org.junit.jupiter.api.Test;

/// Messages that are not about uploads.
class ForeignMessagesIT extends RunningWorker {

  @Test
  void endInTheDeadLetterQueueAndHoldUpNobody() {
    TestQueues queues = new TestQueues(SPACE);
    int before = queues.visible(SPACE.deadLetterQueue()) + queues.inHand(SPACE.deadLetterQueue());
    queues.send(SPACE.queue(), "no JSON at all");

    assertThat(scan(TestUploads.newFile(), "text/plain", ScanSamples.text("words")).verdict())
        .isEqualTo(new Verdict.Clean());
    await()
        .atMost(PATIENCE)
        .until(
            () -> queues.visible(SPACE.deadLetterQueue()) + queues.inHand(SPACE.deadLetterQueue()),
            count -> count == before + 1);
  }
}
