package dev.airlock.sandbox.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.setup.token.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

  private static final Keys KEYS =
      new Keys(Path.of("/keys/private.pem"), Path.of("/keys/public.pem"), "whsec_c2VjcmV0");

  private final Ports ports = Ports.free();
  private final ServiceEnvironment environment =
      new ServiceEnvironment(
          ports,
          KEYS,
          NamespaceLayout.standard(),
          "a.demo.token",
          "an.operators.token",
          Map.of(
              "PATH", "/bin",
              "AWS_SECRET_ACCESS_KEY", "real",
              "SPRING_DATASOURCE_URL", "jdbc:postgresql://production"));

  @Test
  void scanWorkerLearnsNothingOfTheDatabase() {
    assertThat(environment.of(Part.SCAN_WORKER))
        .containsEntry("AIRLOCK_WEBHOOK_SECRET", "whsec_c2VjcmV0")
        .containsEntry("AIRLOCK_QUEUE_NAME", "airlock-object-created")
        .containsEntry("PATH", "/bin")
        .allSatisfy(
            (name, value) -> assertThat(name + value).doesNotContainIgnoringCase("postgres"));
  }

  @Test
  void cloudCredentialsOfTheUserReachNoService() {
    assertThat(environment.of(Part.UPLOAD_API))
        .doesNotContainKey("AWS_SECRET_ACCESS_KEY")
        .containsEntry(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://127.0.0.1:%d/airlock".formatted(ports.of(Part.POSTGRESQL)))
        .containsEntry(
            "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION", "file:/keys/public.pem");
  }

  @Test
  void whatTheWebhookPublishesTheApiReads() {
    assertThat(environment.of(Part.UPLOAD_API))
        .containsEntry(
            "AIRLOCK_EVENTS_TOPIC", environment.of(Part.WEBHOOK).get("AIRLOCK_EVENTS_TOPIC"));
  }

  @Test
  void webhookGetsTheSecretThatTheWorkerSignsWith() {
    assertThat(environment.of(Part.WEBHOOK))
        .containsEntry(
            "AIRLOCK_WEBHOOK_SECRETS_0_SECRET",
            environment.of(Part.SCAN_WORKER).get("AIRLOCK_WEBHOOK_SECRET"));
  }

  @Test
  void onlyTheApiSignsVisitorsOfThePageIn() {
    assertThat(environment.of(Part.UPLOAD_API))
        .containsEntry("AIRLOCK_PAGE_DEMOTOKEN", "a.demo.token")
        .containsEntry("AIRLOCK_CONSOLE_DEMOTOKEN", "an.operators.token");
    for (Part other : List.of(Part.WEBHOOK, Part.SCAN_WORKER)) {
      assertThat(environment.of(other).values())
          .doesNotContain("a.demo.token", "an.operators.token");
    }
  }

  @Test
  void keepsSecretsOutOfItsText() {
    assertThat(environment.toString())
        .doesNotContain("whsec_", "real", "a.demo.token", "an.operators.token");
  }
}
