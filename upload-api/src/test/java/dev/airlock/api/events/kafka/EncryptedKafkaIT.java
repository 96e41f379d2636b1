package dev.airlock.api.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.RunningApi;
import dev.airlock.tls.PrivateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// Kafka with a certificate of a private authority, which every client of the service must trust.
class EncryptedKafkaIT {
  @TempDir private Path folder;
  private final Queue<String> clients = new ConcurrentLinkedQueue<>();

  @Test
  void everyClientTrustsTheAuthorityOfTheSslBundle() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(folder, "ip:127.0.0.1");
    try (SSLServerSocket broker = broker(authority);
        ConfigurableApplicationContext _ =
            RunningApi.start(
                Map.of(
                    "spring.kafka.bootstrap-servers",
                    "127.0.0.1:" + broker.getLocalPort(),
                    "spring.kafka.security.protocol",
                    "SSL",
                    "spring.kafka.ssl.bundle",
                    "private",
                    "spring.ssl.bundle.pem.private.truststore.certificate",
                    "file:" + authority.authority()))) {
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() ->
              assertThat(clients)
                  .anyMatch(client -> client.equals("event-consumer"))
                  .anyMatch(client -> client.startsWith("adminclient-")));
    }
  }

  private SSLServerSocket broker(PrivateAuthority authority) throws IOException {
    SSLServerSocket broker =
        (SSLServerSocket)
            authority
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!broker.isClosed()) {
            try {
              Socket client = broker.accept();
              Thread.ofVirtual().start(() -> greet(client));
            } catch (IOException _) {
              // closed, or a client that does not speak TLS
            }
          }
        });
    return broker;
  }

  /// Takes down the client's name in the header of its first request
  /// (<https://kafka.apache.org/protocol#protocol_messages>): the size, the API and its version,
  /// the request's number, then the name, and its length before it.
  private void greet(Socket client) {
    try (client) {
      ByteBuffer header = ByteBuffer.wrap(client.getInputStream().readNBytes(14));
      clients.add(new String(client.getInputStream().readNBytes(header.getShort(12)), UTF_8));
    } catch (IOException _) {
      // one that does not trust us
    }
  }
}
