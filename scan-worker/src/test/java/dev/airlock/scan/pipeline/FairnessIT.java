package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Small files beside large ones.
class FairnessIT extends RunningWorker {
  private static final int LARGE = 5;
  private static final int SMALL = 20;
  // Three are scanned and sixteen wait in the worker.
  private static final int MORE_THAN_WAIT = 23;

  @Test
  void smallFilesDoNotWaitUntilLargeOnesAreDone() {
    List<FileId> large = new ArrayList<>();
    byte[] content = ScanSamples.text("0123456789".repeat(3_000_000));
    for (int i = 0; i < LARGE; i++) {
      large.add(expected(content));
    }
    large.forEach(id -> UPLOADS.upload(id, content));
    await()
        .atMost(PATIENCE)
        .until(() -> large.stream().anyMatch(id -> !WEBHOOK.claims(id).isEmpty()));

    List<FileId> small = new ArrayList<>();
    byte[] words = ScanSamples.text("harmless words");
    for (int i = 0; i < SMALL; i++) {
      FileId id = expected(words);
      small.add(id);
      UPLOADS.upload(id, words);
    }
    await().atMost(PATIENCE).until(() -> small.stream().noneMatch(FairnessIT::isOpen));
    assertThat(large.stream().filter(FairnessIT::isOpen))
        .as("large files that are not done when all small ones are")
        .isNotEmpty();
    await().atMost(PATIENCE).until(() -> large.stream().noneMatch(FairnessIT::isOpen));
  }

  /// Then the age of the oldest message tells how long files wait, by which workers are scaled.
  @Test
  void messagesThatWaitForOthersStayTheSame() {
    byte[] content = ScanSamples.text("0123456789".repeat(200_000));
    List<FileId> many = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_WAIT; i++) {
      many.add(expected(content));
    }
    S3.holdAfter(100_000);
    many.forEach(id -> UPLOADS.upload(id, content));

    TestQueues queues = new TestQueues(NAMESPACE);
    await().atMost(PATIENCE).until(() -> queues.inHand(NAMESPACE.queue()) == MORE_THAN_WAIT);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .until(() ->
            queues.inHand(NAMESPACE.queue()) == MORE_THAN_WAIT
                && queues.delayed(NAMESPACE.queue()) == 0);

    S3.restore();
    await().atMost(PATIENCE).until(() -> many.stream().noneMatch(FairnessIT::isOpen));
    await().atMost(PATIENCE).until(() -> queues.all() == 0);
  }

  @AfterEach
  void letThrough() {
    S3.restore();
  }

  private static FileId expected(byte[] content) {
    FileId id = TestUploads.newFile();
    WEBHOOK.expect(id, policy("text/plain", content.length, 100_000_000, null));
    return id;
  }

  private static boolean isOpen(FileId id) {
    return WEBHOOK.verdicts(id).isEmpty();
  }
}
