package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentVariableTest {

  @ParameterizedTest
  @CsvSource({
    "airlock.queue.poll, AIRLOCK_QUEUE_POLL",
    "airlock.queue.dead-letter-name, AIRLOCK_QUEUE_DEADLETTERNAME",
    "airlock.webhook.secrets[0].expires-at, AIRLOCK_WEBHOOK_SECRETS_0_EXPIRESAT",
    "AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_S3",
  })
  void isWhatThePropertyIsSetBy(String property, String variable) {
    assertThat(EnvironmentVariable.of(property)).isEqualTo(variable);
    assertThat(Settings.of(variable + "=set").getProperty(property)).isEqualTo("set");
  }
}
