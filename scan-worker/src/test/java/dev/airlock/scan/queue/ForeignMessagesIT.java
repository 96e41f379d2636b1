package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.running.Queues;
import dev.airlock.scan.running.RunningWorker;
import dev.airlock.scan.running.Samples;
import dev.airlock.scan.running.Uploads;
import org.junit.jupiter.api.Test;

/// Messages that are not about uploads.
class ForeignMessagesIT extends RunningWorker {

  @Test
  void endInTheDeadLetterQueueAndHoldUpNobody() {
    Queues queues = new Queues(SPACE);
    int before = queues.visible(SPACE.deadLetterQueue()) + queues.inHand(SPACE.deadLetterQueue());
    queues.send(SPACE.queue(), "no JSON at all");

    assertThat(scan(Uploads.newFile(), "text/plain", Samples.text("words")).verdict())
        .isEqualTo(new Verdict.Clean());
    await()
        .atMost(PATIENCE)
        .until(
            () -> queues.visible(SPACE.deadLetterQueue()) + queues.inHand(SPACE.deadLetterQueue()),
            count -> count == before + 1);
  }
}
