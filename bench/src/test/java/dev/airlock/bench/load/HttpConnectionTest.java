package dev.airlock.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
  private HttpServer server;
  private final Set<Integer> clientPorts = new HashSet<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsBodiesOfKnownLengthAndInChunksOverOneConnection() throws IOException {
    respond("/known", 200, "of known length", 15);
    respond("/chunked", 201, "in chunks", 0);
    try (HttpConnection connection = new HttpConnection(server.getAddress().getPort())) {
      assertThat(connection.exchange(get("/known"))).isEqualTo("of known length");
      assertThat(connection.exchange(get("/chunked"))).isEqualTo("in chunks");
      assertThat(connection.exchange(get("/known"))).isEqualTo("of known length");
    }
    assertThat(clientPorts).hasSize(1);
  }

  @Test
  void failsWithTheBodyOfAnError() throws IOException {
    respond("/wrong", 503, "overloaded", 10);
    try (HttpConnection connection = new HttpConnection(server.getAddress().getPort())) {
      assertThatThrownBy(() -> connection.exchange(get("/wrong")))
          .isInstanceOf(BenchmarkFailed.class)
          .hasMessageContaining("503")
          .hasMessageContaining("overloaded");
    }
  }

  private static byte[] get(String path) {
    return HttpConnection.request("GET " + path, Map.of(), "");
  }

  // With length 0 in chunks.
  private void respond(String path, int status, String body, long length) {
    server.createContext(
        path,
        exchange -> {
          clientPorts.add(exchange.getRemoteAddress().getPort());
          exchange.sendResponseHeaders(status, length);
          exchange.getResponseBody().write(body.getBytes(US_ASCII));
          exchange.close();
        });
  }
}
