package dev.airlock.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.scan.fixture.StartedWorker;
import dev.airlock.scan.fixture.WebhookDouble;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What the worker does not start with in production, and how it says so.
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads what this JVM prints")
class ProductionIT {
  // Nothing is behind these addresses.
  private static final Map<String, String> FIT =
      Map.ofEntries(
          Map.entry("server.port", "0"),
          Map.entry("spring.profiles.active", "production"),
          Map.entry("spring.cloud.aws.region.static", "eu-central-1"),
          Map.entry("spring.cloud.aws.s3.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.cloud.aws.sqs.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.cloud.aws.credentials.access-key", "a key of our own"),
          Map.entry("spring.cloud.aws.credentials.secret-key", "a secret of our own"),
          Map.entry("airlock.clamd.nodes", "127.0.0.1:1"),
          Map.entry("airlock.webhook.url", "https://127.0.0.1:1"),
          Map.entry("airlock.webhook.secret", WebhookDouble.SECRET));

  @Test
  void whatIsFitComesAsFarAsTheQueue(CapturedOutput output) {
    assertThatThrownBy(() -> StartedWorker.with(FIT).close())
        .hasStackTraceContaining("Error resolving attributes for queue");
    assertThat(output.getAll()).doesNotContain("AIRLOCK_", "SPRING_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "airlock.webhook.url | http://webhook:8081 | airlock.webhook.url is not an https address:"
            + " set AIRLOCK_WEBHOOK_URL to one",
        "airlock.webhook.secret |"
            + " whsec_YWlybG9jay1zYW5kYm94LW9ubHk6cQ7vRz1mX0yT3uK9aB5cD8eF2gH4iJ6k |"
            + " airlock.webhook.secret is a secret of the sandbox, which protects nothing: set"
            + " AIRLOCK_WEBHOOK_SECRET to one of your own.",
        "spring.cloud.aws.s3.endpoint | http://s3:9000 | spring.cloud.aws.s3.endpoint is not an"
            + " https address: leave SPRING_CLOUD_AWS_S3_ENDPOINT out",
        "spring.cloud.aws.sqs.endpoint | http://sqs:9324 | spring.cloud.aws.sqs.endpoint is not an"
            + " https address: leave SPRING_CLOUD_AWS_SQS_ENDPOINT out",
        "spring.cloud.aws.credentials.secret-key | airlock-sandbox-only-secret-key-0001 |"
            + " spring.cloud.aws.credentials.secret-key is a secret of the sandbox",
      })
  void whatIsUnfitStopsItWithOneLine(
      String setting, String value, String line, CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(FIT);
    settings.put(setting, value);
    assertThatThrownBy(() -> StartedWorker.with(settings).close());
    assertThat(output.getAll().lines().filter(printed -> printed.startsWith(line))).hasSize(1);
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START")
        .doesNotContain("\tat ")
        .doesNotContain(value);
  }
}
