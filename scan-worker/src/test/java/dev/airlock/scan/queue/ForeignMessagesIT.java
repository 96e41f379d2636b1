package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import org.junit.jupiter.api.Test;

/// Messages that are not about uploads.
class ForeignMessagesIT extends RunningWorker {

  @Test
  void endInTheDeadLetterQueueAndHoldUpNobody() {
    TestQueues queues = new TestQueues(NAMESPACE);
    int before =
        queues.visible(NAMESPACE.deadLetterQueue()) + queues.inHand(NAMESPACE.deadLetterQueue());
    queues.send(NAMESPACE.queue(), "no JSON at all");

    assertThat(scan(TestUploads.newFile(), "text/plain", ScanSamples.text("words")).verdict())
        .isEqualTo(new Verdict.Clean());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                queues.visible(NAMESPACE.deadLetterQueue())
                    + queues.inHand(NAMESPACE.deadLetterQueue()),
            count -> count == before + 1);
  }
}
