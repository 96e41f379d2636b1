package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that are not about uploads. Nobody may try them for ever.
class ForeignMessagesIT extends RunningWorker {
  private final TestQueues queues = new TestQueues(NAMESPACE);
  private int before;

  @BeforeEach
  void count() {
    before = queues.open(NAMESPACE.refusedQueue());
  }

  @Test
  void endInAQueueThatNobodyReceivesFromAndHoldUpNobody() {
    queues.send(NAMESPACE.queue(), "no JSON at all");

    assertThat(scan(TestUploads.newFile(), "text/plain", ScanSamples.text("words")).verdict())
        .isEqualTo(new Verdict.Clean());
    await().atMost(PATIENCE).until(() -> queues.visible(NAMESPACE.refusedQueue()) == before + 1);
  }

  @Test
  void leaveTheDeadLettersToo() {
    queues.send(NAMESPACE.deadLetterQueue(), "no JSON at all");

    await().atMost(PATIENCE).until(() -> queues.visible(NAMESPACE.refusedQueue()) == before + 1);
    await().atMost(PATIENCE).until(() -> queues.open(NAMESPACE.deadLetterQueue()) == 0);
  }

  @Test
  void anObjectOfAFileThatNobodyInitiatedIsOneOfThem() {
    FileId id = TestUploads.newFile();
    WEBHOOK.refuseClaims(
        id,
        404,
        """
        {"type":"urn:airlock:problem:file-not-found","status":404}
        """);
    UPLOADS.upload(id, ScanSamples.text("words"));

    await().atMost(PATIENCE).until(() -> queues.visible(NAMESPACE.refusedQueue()) == before + 1);
    await()
        .atMost(PATIENCE)
        .until(
            () -> queues.open(NAMESPACE.queue()) + queues.open(NAMESPACE.deadLetterQueue()) == 0);
  }

  /// Of one message, what can be scanned is scanned.
  @Test
  void eachRecordIsJudgedByItself() {
    FileId failing = TestUploads.newFile();
    FileId known = TestUploads.newFile();
    byte[] content = ScanSamples.text("words");
    for (FileId id : List.of(failing, known)) {
      WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    }
    WEBHOOK.refuse(failing, 500);
    // S3 sends no event of its own for this bucket.
    queues.sendObjectsCreated(
        UPLOADS.put(NAMESPACE.cleanBucket(), failing, content),
        UPLOADS.put(NAMESPACE.cleanBucket(), known, content));

    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(known).isEmpty());
    await().atMost(PATIENCE).until(() -> WEBHOOK.verdicts(failing).size() >= 2);
  }
}
