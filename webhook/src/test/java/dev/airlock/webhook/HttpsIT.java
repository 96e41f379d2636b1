package dev.airlock.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.client.Backends;
import dev.airlock.tls.PrivateAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A webhook with a certificate of its own.
class HttpsIT {
  private static final String BUNDLE = "spring.ssl.bundle.pem.own.keystore.";

  @TempDir private Path folder;

  @Test
  void isReachedByHttpsAndByNothingElse() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");
    try (ConfigurableApplicationContext webhook =
            StartedWebhook.on(
                Backends.shared().space("https"),
                Map.of(
                    "server.ssl.bundle",
                    "own",
                    BUNDLE + "certificate",
                    "file:" + authority.certificate(),
                    BUNDLE + "private-key",
                    "file:" + authority.key()));
        HttpClient http = HttpClient.newBuilder().sslContext(authority.context()).build()) {
      String address =
          "://127.0.0.1:"
              + webhook.getEnvironment().getRequiredProperty("local.server.port")
              + "/actuator/health/liveness";

      assertThat(status(http, "https" + address)).isEqualTo(200);
      assertThat(status(http, "http" + address)).isEqualTo(400);
    }
  }

  private static int status(HttpClient http, String address) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
