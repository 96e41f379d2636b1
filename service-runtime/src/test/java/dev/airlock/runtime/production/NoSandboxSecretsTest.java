package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSandboxSecretsTest {
  // "airlock-sandbox-only:" and 24 random bytes
  private static final String WEBHOOK_SECRET =
      "whsec_YWlybG9jay1zYW5kYm94LW9ubHk6cQ7vRz1mX0yT3uK9aB5cD8eF2gH4iJ6k";

  private final ProductionRule rule = new NoSandboxSecrets();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_DATASOURCE_PASSWORD=airlock-sandbox-only",
        "SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY=airlock-sandbox-only-secret-key-0001",
        "AWS_SECRET_ACCESS_KEY=airlock-sandbox-only-secret-key-0001",
        "AIRLOCK_WEBHOOK_SECRET=" + WEBHOOK_SECRET,
        "AIRLOCK_WEBHOOK_SECRETS_3_SECRET=" + WEBHOOK_SECRET,
        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION=file:/keys/sandbox-only-jwt-public.pem",
      })
  void aSecretOfTheSandboxIsNamedAndNotRepeated(String setting) {
    String variable = setting.substring(0, setting.indexOf('='));
    assertThat(rule.broken(Settings.of(setting)))
        .singleElement()
        .asString()
        .contains(" is a secret of the sandbox, ", "set " + variable + " to one of your own.")
        .doesNotContain("sandbox-only", "whsec_");
  }

  @Test
  void anOverriddenOneDoesNoHarm() {
    assertThat(
            rule.broken(
                Settings.of(
                    "spring.datasource.password=airlock-sandbox-only",
                    "SPRING_DATASOURCE_PASSWORD=another")))
        .isEmpty();
  }

  @Test
  void oneBehindAPlaceholderIsFound() {
    assertThat(
            rule.broken(
                Settings.of(
                    "spring.datasource.password=${PASSWORD}", "PASSWORD=airlock-sandbox-only")))
        .hasSize(1);
  }

  @Test
  void othersAreFine() {
    assertThat(
            rule.broken(
                Settings.of(
                    "AIRLOCK_WEBHOOK_SECRET=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                    "airlock.webhook.secrets[0].secret=whsec_not-base64",
                    "PWD=/home/sandbox-only")))
        .isEmpty();
  }
}
