package dev.airlock.scan.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.scanresult.ScanResultResponse.Outcome;
import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;

/// A webhook over real HTTP that checks signatures and answers as the test tells it to. It keeps
/// what it receives.
public final class WebhookDouble implements AutoCloseable {
  public static final String SECRET = "whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtc2Nhbi13b3JrZXI=";

  private final HttpServer server;
  private final JsonMapper json = new JsonMapper();
  private volatile Consumer<ScanReport> before = _ -> {};
  private volatile Consumer<ScanReport> after = _ -> {};
  private final WebhookVerifier verifier =
      new WebhookVerifier(List.of(WebhookSecret.parse(SECRET)), Clock.systemUTC());
  private final Map<FileId, ScanPolicy> policies = new ConcurrentHashMap<>();
  private final Map<FileId, Queue<Integer>> refusals = new ConcurrentHashMap<>();
  private final Map<FileId, Queue<String>> traceParents = new ConcurrentHashMap<>();
  private final Queue<ScanReport.Claim> claims = new ConcurrentLinkedQueue<>();
  private final Queue<ScanReport.VerdictReport> verdicts = new ConcurrentLinkedQueue<>();

  public WebhookDouble() throws IOException {
    this(HttpServer.create());
  }

  /// One that is reached by HTTPS.
  public WebhookDouble(SSLContext tls) throws IOException {
    this(encrypted(tls));
  }

  private WebhookDouble(HttpServer server) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer encrypted(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  public String url() {
    return (server instanceof HttpsServer ? "https" : "http")
        + "://127.0.0.1:"
        + server.getAddress().getPort();
  }

  /// Claims of this file are answered with `scan` under this policy; those of others with `skip`.
  public void expect(FileId id, ScanPolicy policy) {
    policies.put(id, policy);
  }

  /// Calls back at every report, before it counts and when it does, both before the answer is sent.
  public void watch(Consumer<ScanReport> beforeIt, Consumer<ScanReport> afterIt) {
    before = beforeIt;
    after = afterIt;
  }

  /// From now on claims of this file are answered with `skip`.
  public void skip(FileId id) {
    policies.remove(id);
  }

  /// The next verdicts about this file are answered with these statuses instead of 200.
  public void refuse(FileId id, Integer... statuses) {
    refusals.put(id, new ConcurrentLinkedQueue<>(List.of(statuses)));
  }

  public List<ScanReport.Claim> claims(FileId id) {
    return claims.stream().filter(claim -> isOf(id, claim)).toList();
  }

  public List<ScanReport.VerdictReport> verdicts(FileId id) {
    return verdicts.stream().filter(verdict -> isOf(id, verdict)).toList();
  }

  /// The trace contexts of the requests about this file.
  public List<String> traceParents(FileId id) {
    return List.copyOf(traceParents.getOrDefault(id, new ConcurrentLinkedQueue<>()));
  }

  private static boolean isOf(FileId id, ScanReport report) {
    return report.object().key().endsWith("/" + id);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      WebhookHeaders signed =
          new WebhookHeaders(
              exchange.getRequestHeaders().getFirst(WebhookHeaders.ID),
              exchange.getRequestHeaders().getFirst(WebhookHeaders.TIMESTAMP),
              exchange.getRequestHeaders().getFirst(WebhookHeaders.SIGNATURE));
      if (!exchange.getRequestMethod().equals("PATCH")
          || verifier.verify(signed, body) != Verification.VALID) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      FileId id = FileId.of(path[path.length - 2]);
      traceParents
          .computeIfAbsent(id, _ -> new ConcurrentLinkedQueue<>())
          .addAll(exchange.getRequestHeaders().getOrDefault("traceparent", List.of()));
      answer(exchange, id, json.readValue(body, ScanResultMessage.class).toReport());
    }
  }

  private void answer(HttpExchange exchange, FileId id, ScanReport report) throws IOException {
    before.accept(report);
    switch (report) {
      case ScanReport.Claim claim -> {
        claims.add(claim);
        after.accept(report);
        ScanPolicy policy = policies.get(id);
        send(
            exchange,
            policy == null
                ? new ScanResultResponse(id, FileStatus.CLEAN, Outcome.SKIP, null, null)
                : new ScanResultResponse(id, FileStatus.SCANNING, Outcome.SCAN, policy, null));
      }
      case ScanReport.VerdictReport verdict -> {
        verdicts.add(verdict);
        after.accept(report);
        Integer refusal = refusals.getOrDefault(id, new ConcurrentLinkedQueue<>()).poll();
        if (refusal != null) {
          exchange.sendResponseHeaders(refusal, -1);
          return;
        }
        send(
            exchange,
            new ScanResultResponse(id, verdict.verdict().status(), Outcome.RECORDED, null, null));
      }
    }
  }

  private void send(HttpExchange exchange, ScanResultResponse answer) throws IOException {
    byte[] body = json.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
