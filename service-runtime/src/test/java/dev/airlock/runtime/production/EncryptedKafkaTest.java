package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedKafkaTest {
  private static final String LINE =
      "spring.kafka.security.protocol does not ask for TLS: set SPRING_KAFKA_SECURITY_PROTOCOL to"
          + " SSL or SASL_SSL.";

  private final ProductionRule rule = new EncryptedKafka();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.kafka.security.protocol=SSL",
        "SPRING_KAFKA_SECURITY_PROTOCOL=SASL_SSL",
        "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL=SSL",
        "spring.kafka.properties[security.protocol]=SASL_SSL",
      })
  void tlsIsFine(String setting) {
    assertThat(rule.broken(Settings.of(setting))).isEmpty();
  }

  @Test
  void kafkasOwnDefaultIsNot() {
    assertThat(rule.broken(Settings.of())).containsExactly(LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAINTEXT", "SASL_PLAINTEXT"})
  void whatIsInTheClearIsNot(String protocol) {
    assertThat(rule.broken(Settings.of("spring.kafka.security.protocol=" + protocol)))
        .containsExactly(LINE);
    assertThat(rule.broken(Settings.of("spring.kafka.properties.security.protocol=" + protocol)))
        .containsExactly(LINE);
  }

  @Test
  void neitherIsOneClientInTheClear() {
    assertThat(
            rule.broken(
                Settings.of(
                    "spring.kafka.security.protocol=SSL",
                    "spring.kafka.consumer.security.protocol=SASL_SSL",
                    "spring.kafka.producer.properties.security.protocol=PLAINTEXT")))
        .singleElement()
        .asString()
        .startsWith("spring.kafka.producer.security.protocol does not ask for TLS");
  }
}
