package dev.airlock.sandbox.shared;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airlock.sandbox.process.ProcessMark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where test JVMs ask the shared backends for namespaces: HTTP on 127.0.0.1.
///
/// - `GET /health` → 200
/// - `POST /namespaces/{name}` → 201 and the namespace as `java.util.Properties` text
final class ControlEndpoint implements AutoCloseable {

  private static final Pattern NAMESPACE = Pattern.compile("/namespaces/([a-z0-9-]{1,20})");

  private final HttpServer server;
  private final ExecutorService threads;
  private final TestNamespaces namespaces;

  private ControlEndpoint(HttpServer server, ExecutorService threads, TestNamespaces namespaces) {
    this.server = server;
    this.threads = threads;
    this.namespaces = namespaces;
  }

  static ControlEndpoint start(TestNamespaces namespaces) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    var endpoint = new ControlEndpoint(server, threads, namespaces);
    server.createContext("/health", exchange -> answer(exchange, 200, "ready"));
    server.createContext("/namespaces/", endpoint::createNamespace);
    server.start();
    return endpoint;
  }

  /// Tells test JVMs of this process; the file appears complete or not at all.
  void register(Path file) throws IOException {
    ProcessMark self = ProcessMark.of(ProcessHandle.current());
    var registration = new Properties();
    registration.setProperty("pid", Long.toString(self.pid()));
    registration.setProperty("started", self.started().toString());
    registration.setProperty("control", "http://127.0.0.1:" + server.getAddress().getPort());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      registration.store(writer, null);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void createNamespace(HttpExchange exchange) throws IOException {
    Matcher path = NAMESPACE.matcher(exchange.getRequestURI().getPath());
    if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
      answer(exchange, 400, "expected POST " + NAMESPACE);
      return;
    }
    try {
      var text = new StringWriter();
      namespaces.create(path.group(1)).store(text, null);
      answer(exchange, 201, text.toString());
    } catch (Exception e) {
      answer(exchange, 500, e.toString());
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
