package dev.airlock.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// S3 and the webhook go away for longer than a message has receives: no file is blamed for it.
class OutageIT extends RunningWorker {
  private static final Duration LONGER_THAN_ALL_RECEIVES = Duration.ofSeconds(15);

  @AfterEach
  void bringBack() {
    S3.open();
  }

  @Test
  void fileIsJudgedWhenTheWebhookIsBack() {
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    WEBHOOK.refuse(id, 503, 502, 503, 504, 429);
    UPLOADS.upload(id, content);

    await().atMost(PATIENCE).until(() -> WEBHOOK.settlements(id).size() == 6);
    assertThat(WEBHOOK.settlements(id))
        .extracting(ScanReport.Settlement::verdict)
        .containsOnly(new Verdict.Clean());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(UPLOADS.versions(SPACE.landingBucket(), id)).isEmpty());
  }

  @Test
  void filesAreJudgedWhenS3IsBack() throws Exception {
    S3.shut();
    FileId id = Uploads.newFile();
    byte[] content = Samples.text("harmless words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    UPLOADS.upload(id, content);
    await()
        .during(LONGER_THAN_ALL_RECEIVES)
        .atMost(PATIENCE)
        .until(() -> WEBHOOK.settlements(id).isEmpty());

    S3.open();
    await().atMost(PATIENCE).until(() -> !WEBHOOK.settlements(id).isEmpty());
    assertThat(WEBHOOK.settlements(id).getFirst().verdict()).isEqualTo(new Verdict.Clean());
  }
}
