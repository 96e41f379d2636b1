package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Backends;
import dev.airlock.tls.PrivateAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A webhook with a certificate of its own.
class HttpsIT {
  private static final String BUNDLE = "spring.ssl.bundle.pem.own.keystore.";
  private static final String HEALTH = "/actuator/health/readiness";

  @TempDir private Path folder;

  @Test
  void isReachedByHttpsOnly() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");
    try (ConfigurableApplicationContext webhook = webhook(authority, Map.of());
        HttpClient http = HttpClient.newBuilder().sslContext(authority.context()).build()) {
      String address = "://127.0.0.1:" + port(webhook, "server") + HEALTH;

      assertThat(status(http, "https" + address)).isEqualTo(200);
      assertThat(status(http, "http" + address)).isEqualTo(400);
    }
  }

  @Test
  void servesHealthWithoutTlsOnAPortOfItsOwn() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");
    Map<String, String> management =
        Map.of(
            "management.server.port",
            "0",
            "management.server.address",
            "127.0.0.1",
            "management.server.ssl.enabled",
            "false");
    try (ConfigurableApplicationContext webhook = webhook(authority, management);
        HttpClient http = HttpClient.newBuilder().sslContext(authority.context()).build()) {
      String health = "http://127.0.0.1:" + port(webhook, "management") + HEALTH;
      String results = "https://127.0.0.1:" + port(webhook, "server") + HEALTH;

      assertThat(status(http, health)).isEqualTo(200);
      assertThat(status(http, results)).isEqualTo(404);
    }
  }

  private static ConfigurableApplicationContext webhook(
      PrivateAuthority authority, Map<String, String> others) throws Exception {
    Map<String, String> settings = new HashMap<>(others);
    settings.put("server.ssl.bundle", "own");
    settings.put(BUNDLE + "certificate", "file:" + authority.certificate());
    settings.put(BUNDLE + "private-key", "file:" + authority.key());
    return StartedWebhook.on(Backends.shared().space("https"), settings);
  }

  private static String port(ConfigurableApplicationContext webhook, String of) {
    return webhook.getEnvironment().getRequiredProperty("local." + of + ".port");
  }

  private static int status(HttpClient http, String address) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
