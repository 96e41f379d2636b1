package dev.airlock.scan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.airlock.model.file.FileId;
import dev.airlock.model.sender.SignedRequest;
import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.tls.PrivateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.web.client.RestClient;

/// Whose webhook the worker talks to by HTTPS.
class ObservedTransportIT {
  private static final String BUNDLE = "private";

  @TempDir private Path folder;
  @TempDir private Path otherFolder;
  private final AtomicInteger requests = new AtomicInteger();
  private @Nullable HttpsServer webhook;

  @AfterEach
  void stop() {
    if (webhook != null) {
      webhook.stop(0);
    }
  }

  @Test
  void reportsToAWebhookOfItsOwnAuthority() throws IOException {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");

    assertThat(transport(serve(authority), authority).send(request()).status()).isEqualTo(204);
  }

  @Test
  void refusesACertificateThatNobodyKnows() throws IOException {
    refuses(serve(PrivateAuthority.in(folder, "ip:127.0.0.1")), null);
  }

  @Test
  void refusesACertificateOfAnotherAuthority() throws IOException {
    refuses(
        serve(PrivateAuthority.in(folder, "ip:127.0.0.1")),
        PrivateAuthority.in(otherFolder, "ip:127.0.0.1"));
  }

  @Test
  void refusesACertificateForAnotherHost() throws IOException {
    PrivateAuthority authority = PrivateAuthority.in(folder, "dns:elsewhere.example.org");
    refuses(serve(authority), authority);
  }

  private void refuses(URI url, @Nullable PrivateAuthority trusted) {
    assertThatThrownBy(() -> transport(url, trusted).send(request()))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("javax.net.ssl.SSL");
    assertThat(requests).hasValue(0);
  }

  private URI serve(PrivateAuthority authority) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    webhook = server;
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private static ObservedTransport transport(URI url, @Nullable PrivateAuthority trusted) {
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    if (trusted != null) {
      bundles.registerBundle(
          BUNDLE,
          SslBundle.of(
              new PemSslStoreBundle(
                  null, PemSslStoreDetails.forCertificate("file:" + trusted.authority()))));
    }
    return new ObservedTransport(
        new WebhookSettings(
            url, "whsec_unused", Duration.ofSeconds(10), trusted == null ? null : BUNDLE),
        RestClient.builder(),
        bundles);
  }

  private static SignedRequest request() {
    return new SignedRequest(
        FileId.of(UUID.randomUUID().toString()),
        new WebhookHeaders("msg_1", "0", "v1,none"),
        new byte[0]);
  }
}
