package dev.airlock.testbackends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// A Kafka broker of a test's own, which can be killed and restarted with all it had.
public final class Broker implements AutoCloseable {
  private static final String MAIN = "dev.airlock.sandbox.kafka.KafkaProgram";

  private final Path folder;
  private final int port;
  private final String topic;
  private Optional<Process> process = Optional.empty();

  private Broker(Path folder, int port, String topic) {
    this.folder = folder;
    this.port = port;
    this.topic = topic;
  }

  /// Starts one with a topic of six partitions.
  ///
  /// @throws IllegalStateException if it does not start: a test that misses its broker has failed
  public static Broker start(String topic) {
    try {
      Broker broker = new Broker(Files.createTempDirectory("broker-"), freePort(), topic);
      broker.restart();
      return broker;
    } catch (IOException e) {
      throw new IllegalStateException("the broker does not start: " + e, e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  /// What clients take as bootstrap servers.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// Its topic.
  public String topic() {
    return topic;
  }

  /// Kills it (SIGKILL).
  public void kill() {
    process.ifPresent(running -> running.destroyForcibly().onExit().join());
    process = Optional.empty();
  }

  /// Starts it again; returns when it accepts clients.
  public void restart() throws IOException {
    Path sandbox = ReactorRoot.find().resolve("sandbox");
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                sandbox.resolve("target/classes") + ":" + sandbox.resolve("target/lib") + "/*",
                MAIN,
                folder.toString(),
                Integer.toString(port),
                topic)
            .redirectErrorStream(true)
            .start();
    process = Optional.of(started);
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    awaitReady(started);
  }

  private static void awaitReady(Process started) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ready")) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("the broker does not start: " + said);
  }

  @Override
  public void close() throws IOException {
    kill();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
