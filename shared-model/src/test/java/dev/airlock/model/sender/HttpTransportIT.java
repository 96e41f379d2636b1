package dev.airlock.model.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.airlock.model.file.FileId;
import dev.airlock.model.signing.WebhookHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against the JDK's HTTP server.
class HttpTransportIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final SignedRequest REQUEST =
      new SignedRequest(
          new FileId(new UUID(0, 1)),
          new WebhookHeaders("msg_1", "1795255200", "v1,c2lnbmVk"),
          "{\"größe\":1}\n".getBytes(UTF_8));
  private static final String PATH =
      "/api/v1/files/00000000-0000-0000-0000-000000000001/scan-result";

  private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);

  HttpTransportIT() throws IOException {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void requestArrivesAsItWasSigned() throws IOException {
    serve(exchange -> {
      received.addAll(
          List.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              header(exchange, "Content-Type"),
              header(exchange, WebhookHeaders.ID),
              header(exchange, WebhookHeaders.TIMESTAMP),
              header(exchange, WebhookHeaders.SIGNATURE),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      answer(exchange, 409, "stale");
    });

    RawResponse answer = new HttpTransport(url("/"), LONG).send(REQUEST);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("stale".getBytes(UTF_8));
    assertThat(received)
        .containsExactly(
            "PATCH",
            PATH,
            "application/json",
            "msg_1",
            "1795255200",
            "v1,c2lnbmVk",
            "{\"größe\":1}\n");
  }

  @Test
  void webhookMayLieBelowAPath() throws IOException {
    serve(exchange -> {
      received.add(exchange.getRequestURI().getPath());
      answer(exchange, 200, "");
    });
    new HttpTransport(url("/airlock"), LONG).send(REQUEST);
    new HttpTransport(url("/airlock/"), LONG).send(REQUEST);
    assertThat(received).containsExactly("/airlock" + PATH, "/airlock" + PATH);
  }

  @Test
  void followsNoRedirect() throws IOException {
    serve(exchange -> {
      received.add(exchange.getRequestURI().getPath());
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      answer(exchange, 307, "");
    });
    assertThat(new HttpTransport(url(""), LONG).send(REQUEST).status()).isEqualTo(307);
    assertThat(received).containsExactly(PATH);
  }

  @Test
  void waitsForALimitedTimeForAnAnswer() {
    serve(_ -> stall());
    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> new HttpTransport(url(""), SHORT).send(REQUEST));
  }

  @Test
  void waitsForALimitedTimeForTheRestOfAnAnswer() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 10);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      stall();
    });
    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> new HttpTransport(url(""), SHORT).send(REQUEST));
  }

  @Test
  void halfAnAnswerIsNone() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 10);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      throw new IOException("the connection breaks");
    });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new HttpTransport(url(""), LONG).send(REQUEST));
  }

  @Test
  void nobodyListens() {
    URI nobody = url("");
    server.stop(0);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new HttpTransport(nobody, LONG).send(REQUEST))
        .withCauseInstanceOf(ConnectException.class);
  }

  @Test
  void interruptedThreadStaysInterrupted() {
    serve(_ -> stall());
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> new HttpTransport(url(""), LONG).send(REQUEST));
    assertThat(Thread.interrupted()).isTrue();
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void stall() {
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
