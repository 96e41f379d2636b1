package dev.airlock.webhook.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airlock.model.signing.WebhookHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A webhook that records its requests and answers as the test says.
final class ListeningWebhook implements AutoCloseable {
  /// No answer: the connection is closed.
  static final int NONE = 0;

  private final HttpServer server;
  private final Queue<Integer> answers;
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();

  /// @param answers statuses, one for each request
  ListeningWebhook(Integer... answers) throws IOException {
    this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.start();
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Received(String request, WebhookHeaders headers, byte[] body) {}

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              new WebhookHeaders(
                  header(exchange, WebhookHeaders.ID),
                  header(exchange, WebhookHeaders.TIMESTAMP),
                  header(exchange, WebhookHeaders.SIGNATURE)),
              exchange.getRequestBody().readAllBytes()));
      int status = answers.remove();
      if (status != NONE) {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
