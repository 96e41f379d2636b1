package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestUploads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Small files beside large ones.
class FairnessIT extends RunningWorker {
  private static final int LARGE = 5;
  private static final int SMALL = 20;

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

  private static FileId expected(byte[] content) {
    FileId id = TestUploads.newFile();
    WEBHOOK.expect(id, policy("text/plain", content.length, 100_000_000, null));
    return id;
  }

  private static boolean isOpen(FileId id) {
    return WEBHOOK.verdicts(id).isEmpty();
  }
}
