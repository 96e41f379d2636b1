package dev.airlock.webhook;

import dev.airlock.testbackends.StagedService;
import dev.airlock.testbackends.TestNamespace;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A webhook in a process of its own, which can be killed and restarted on the same port.
final class WebhookProcess implements AutoCloseable {
  private static final StagedService SERVICE = StagedService.of("webhook");

  private final TestNamespace namespace;
  private final int port;
  private Optional<Process> process = Optional.empty();

  WebhookProcess(TestNamespace namespace) throws Exception {
    this.namespace = namespace;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      this.port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /// Starts it, without waiting until it is ready.
  void start() throws Exception {
    Map<String, String> settings = new HashMap<>(TestSettings.of(namespace));
    settings.put("server.port", Integer.toString(port));
    process = Optional.of(SERVICE.start("256m", settings, Path.of("target", "killed-webhook.log")));
  }

  /// Kills it (SIGKILL).
  void kill() {
    process.ifPresent(running -> running.destroyForcibly().onExit().join());
    process = Optional.empty();
  }

  @Override
  public void close() {
    kill();
  }
}
