package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes traces by OTLP over HTTP. It looks for names and ids in the messages as they are: in
/// Protocol Buffers both are plain bytes.
final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      messages.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /// The services that sent spans of this trace.
  Set<String> servicesIn(String traceId) {
    String id = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
    return messages.stream()
        .filter(message -> message.contains(id))
        .flatMap(
            message -> Stream.of("upload-api", "scan-worker", "webhook").filter(message::contains))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
