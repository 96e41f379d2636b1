package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams that end, break, or never begin, from a server that says nothing else.
class WatchingTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ID = "019a5c3e-7c1b-7d52-9f0e-3b8f6a1d2c47";
  private static final int MORE_THAN_COMES = 10_000;

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> lastEventIds = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private AirlockClient client;

  /// How the server answers one request.
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    client =
        AirlockClient.of(
            URI.create("http://localhost:" + server.getAddress().getPort()), () -> "alice");
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    lastEventIds.add(last == null ? "" : last);
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    answer.to(exchange);
  }

  @Test
  void aStreamThatEndsIsTakenUpAfterItsLastEvent() throws Exception {
    answers.add(stream(0, "retry: 1\n\n" + event(1, "pending") + "id: 2\ndata: {\"half of"));
    answers.add(stream(0, event(2, "scanning") + event(3, "clean")));
    List<String> states = new ArrayList<>();
    AirlockFile file = client.await(ID, PATIENCE, state -> states.add(state.status()));
    assertThat(file.isClean()).isTrue();
    assertThat(states).containsExactly("pending", "scanning", "clean");
    assertThat(lastEventIds).containsExactly("", "1");
  }

  /// As often as proxies break it: the file may wait in a long queue.
  @Test
  void aStreamThatBreaksIsOpenedAgainAndAgain() throws Exception {
    for (int i = 0; i < 7; i++) {
      answers.add(stream(MORE_THAN_COMES, "retry: 1\n\n"));
    }
    answers.add(stream(0, event(3, "infected")));
    assertThat(client.await(ID, PATIENCE).status()).isEqualTo("infected");
  }

  @Test
  void whereNoStreamIsToBeHadTheFileIsAskedFor() throws Exception {
    answers.add(refusal(429));
    answers.add(exchange -> send(exchange, 200, file(3, "quarantined")));
    assertThat(client.await(ID, PATIENCE).status()).isEqualTo("quarantined");
  }

  @Test
  void whatIsRefusedIsNotAskedAgain() {
    answers.add(refusal(403));
    assertThatThrownBy(() -> client.await(ID, PATIENCE))
        .isInstanceOfSatisfying(
            AirlockProblem.class, problem -> assertThat(problem.kind()).isEqualTo("refused"));
    assertThat(lastEventIds).hasSize(1);
  }

  /// Ends in order if the length is 0; else the connection breaks before so much has come.
  private static Answer stream(int length, String text) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, length);
      exchange.getResponseBody().write(text.getBytes(UTF_8));
      exchange.getResponseBody().flush();
      if (length == 0) {
        exchange.getResponseBody().close();
      }
      exchange.close();
    };
  }

  private static Answer refusal(int status) {
    return exchange ->
        send(exchange, status, "{\"type\":\"urn:airlock:problem:refused\",\"detail\":\"no\"}");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String event(int id, String status) {
    return "id: %d\nevent: %s\ndata: %s\n\n".formatted(id, status, file(id, status));
  }

  private static String file(int sequence, String status) {
    return """
    {"fileId":"%s","fileName":"a.txt","profile":"document","size":1,"contentType":"text/plain",\
    "status":"%s","createdAt":"2025-11-07T12:00:00Z","metadata":{},"sequence":%d}\
    """
        .formatted(ID, status, sequence);
  }
}
