package dev.airlock.webhook;

import dev.airlock.testbackends.TestNamespace;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A webhook in a process of its own, which can be killed and restarted on the same port.
final class WebhookProcess implements AutoCloseable {
  private final TestNamespace space;
  private final int port;
  private Optional<Process> process = Optional.empty();

  WebhookProcess(TestNamespace space) throws Exception {
    this.space = space;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      this.port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /// Starts it, without waiting until it is ready.
  void start() throws Exception {
    String classPath =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElseGet(() -> System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath,
                Webhook.class.getName(),
                "--server.port=" + port));
    WebhookSettings.of(space)
        .forEach((setting, value) -> command.add("--" + setting + "=" + value));
    process =
        Optional.of(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-webhook.log").toFile()))
                .start());
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
