package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedAwsTest {
  private final ProductionRule rule = new EncryptedAws();

  @Test
  void awsItselfIsFine() {
    assertThat(rule.broken(Settings.of("spring.cloud.aws.s3.endpoint="))).isEmpty();
    assertThat(rule.broken(Settings.of())).isEmpty();
  }

  @Test
  void soIsAnotherHttpsAddress() {
    assertThat(rule.broken(Settings.of("spring.cloud.aws.s3.endpoint=HTTPS://s3.example.org")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_CLOUD_AWS_ENDPOINT",
        "SPRING_CLOUD_AWS_S3_ENDPOINT",
        "SPRING_CLOUD_AWS_SQS_ENDPOINT",
        "SPRING_CLOUD_AWS_SECRETSMANAGER_ENDPOINT",
        "AIRLOCK_S3_PUBLICENDPOINT",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_S3",
        "AWS_ENDPOINT_URL_SQS",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        "AWS_ENDPOINT_URL_STS",
      })
  void plainHttpIsNot(String variable) {
    assertThat(rule.broken(Settings.of(variable + "=http://s3.example.org")))
        .singleElement()
        .asString()
        .contains("is not an https address: leave " + variable + " out")
        .doesNotContain("example.org");
  }
}
