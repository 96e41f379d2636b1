package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TcpProxy;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.ScanMessages;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The webhook looks for the copy that a clean file is served from. While S3 does not answer, that
/// is no fault of the scanner's.
class StorageOutageIT {
  private static final TestNamespace OWN = Backends.shared().namespace("webhook-s3-outage");

  @Test
  void nothingIsCleanUnseenAndTheScannerIsAskedToSendAgain() throws Exception {
    try (TcpProxy s3 = new TcpProxy(OWN.s3Endpoint().getHost(), OWN.s3Endpoint().getPort());
        ConfigurableApplicationContext webhook =
            StartedWebhook.on(
                OWN, Map.of("spring.cloud.aws.s3.endpoint", "http://127.0.0.1:" + s3.port()))) {
      FileRegistry files = webhook.getBean(FileRegistry.class);
      FileId file = ExampleUpload.fresh().initiate(files);
      ScanMessages scan = new ScanMessages(OWN, file);
      IndependentScanner scanner =
          new IndependentScanner(
              Integer.parseInt(webhook.getEnvironment().getRequiredProperty("local.server.port")));
      scanner.report(file, scan.scanning());
      String verdict = scan.clean();

      s3.cut();
      HttpResponse<String> answer = scanner.report(file, verdict);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.SCANNING);

      s3.restore();
      assertThat(scanner.report(file, verdict).statusCode()).isEqualTo(200);
      assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.CLEAN);
    }
  }
}
