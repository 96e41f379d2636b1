package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Settings with which the webhook refuses to start in production, and its messages.
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads what this JVM prints")
class ProductionIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("production");

  private static final Map<String, String> SECURE =
      Map.ofEntries(
          Map.entry("spring.profiles.active", "production"),
          Map.entry("spring.datasource.url", NAMESPACE.jdbcUrl() + "?sslmode=verify-full"),
          Map.entry("spring.datasource.password", "a password of our own"),
          Map.entry("spring.cloud.aws.credentials.access-key", "a key of our own"),
          Map.entry("spring.cloud.aws.credentials.secret-key", "a secret of our own"),
          Map.entry("spring.cloud.aws.s3.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.cloud.aws.sqs.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.kafka.security.protocol", "SASL_SSL"));

  @Test
  void secureSettingsGetAsFarAsTheDatabaseWhichMustUseTls(CapturedOutput output) {
    assertThatThrownBy(() -> StartedWebhook.on(NAMESPACE, SECURE).close())
        .hasStackTraceContaining("The server does not support SSL.");
    assertThat(output.getAll()).doesNotContain("AIRLOCK_", "SPRING_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "airlock.webhook.secrets[1].secret |"
            + " whsec_YWlybG9jay1zYW5kYm94LW9ubHk6cQ7vRz1mX0yT3uK9aB5cD8eF2gH4iJ6k |"
            + " airlock.webhook.secrets[1].secret is a secret of the sandbox, which protects"
            + " nothing: set AIRLOCK_WEBHOOK_SECRETS_1_SECRET to one of your own.",
        "spring.datasource.url | jdbc:postgresql://db/airlock | spring.datasource.url lets the"
            + " database be reached without TLS: make it sslmode=verify-full",
        "spring.datasource.password | airlock-sandbox-only | spring.datasource.password is a secret"
            + " of the sandbox, which protects nothing: set SPRING_DATASOURCE_PASSWORD to",
        "spring.kafka.security.protocol | '' | spring.kafka.security.protocol does not ask for TLS:"
            + " set SPRING_KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL.",
        "spring.cloud.aws.s3.endpoint | http://s3:9000 | spring.cloud.aws.s3.endpoint is not an"
            + " https address: leave SPRING_CLOUD_AWS_S3_ENDPOINT out",
      })
  void anInsecureSettingStopsItWithOneLine(
      String setting, String value, String line, CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(SECURE);
    settings.put(setting, value);
    assertThatThrownBy(() -> StartedWebhook.on(NAMESPACE, settings).close());
    assertThat(output.getAll().lines().filter(printed -> printed.startsWith(line))).hasSize(1);
    assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
  }
}
