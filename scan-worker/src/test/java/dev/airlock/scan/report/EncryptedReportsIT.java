package dev.airlock.scan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.StartedWorker;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.fixture.WebhookDouble;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.tls.PrivateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A webhook whose certificate comes from a private authority.
class EncryptedReportsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestNamespace namespace = Backends.shared().namespace("encrypted");
  @TempDir private Path folder;

  @Test
  void aVerdictReachesItByTheAuthoritysSslBundle() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");
    byte[] words = ScanSamples.text("harmless words");
    FileId id = TestUploads.newFile();
    try (WebhookDouble webhook = new WebhookDouble(authority.context());
        ConfigurableApplicationContext _ =
            StartedWorker.on(
                namespace,
                Map.of(
                    "airlock.webhook.url",
                    webhook.url(),
                    "airlock.webhook.ssl-bundle",
                    "private",
                    "spring.ssl.bundle.pem.private.truststore.certificate",
                    "file:" + authority.authority()))) {
      webhook.expect(id, RunningWorker.policy("text/plain", words.length, 1_000, null));
      new TestUploads(namespace).upload(id, words);

      await().atMost(PATIENCE).until(() -> !webhook.verdicts(id).isEmpty());
      assertThat(webhook.url()).startsWith("https:");
      assertThat(webhook.verdicts(id))
          .extracting(ScanReport.VerdictReport::verdict)
          .containsExactly(new Verdict.Clean());
    }
  }
}
