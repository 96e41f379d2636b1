package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real clamd with a configuration of the test's own, which it can be started anew with. It keeps
/// its port.
final class OwnClamd implements AutoCloseable {
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private final Path folder;
  private final int port = freePort();
  private @Nullable Process process;

  OwnClamd(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("tmp"));
    loadSignature("Eicar-Test-Signature", EICAR);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /// Replaces all signatures by one, which counts from the next start.
  void loadSignature(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("db"));
    Files.writeString(
        folder.resolve("db/own.ndb"),
        name + ":0:0:" + HexFormat.of().formatHex(text.getBytes(US_ASCII)) + "\n");
  }

  /// The configuration that is shipped.
  static Map<String, String> shipped() throws IOException {
    return Files.readString(Path.of("../deploy/clamav/clamd.conf"))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(option -> option[0], option -> option[1]));
  }

  /// Starts it with the shipped configuration, but for these options; one that is running ends.
  void startWith(String... others) throws IOException {
    Map<String, String> options = new HashMap<>(shipped());
    Stream.of(others)
        .map(option -> option.split(" ", 2))
        .forEach(option -> options.put(option[0], option[1]));
    start(options);
  }

  /// Starts it with nothing but what it needs.
  void startAsItIs() throws IOException {
    start(new HashMap<>());
  }

  private void start(Map<String, String> options) throws IOException {
    close();
    options.put("Foreground", "yes");
    options.put("TCPAddr", "127.0.0.1");
    options.put("TCPSocket", Integer.toString(port));
    options.put("DatabaseDirectory", folder.resolve("db").toString());
    options.put("TemporaryDirectory", folder.resolve("tmp").toString());
    options.put("SelfCheck", "0");
    Path configuration = folder.resolve("clamd.conf");
    Files.writeString(
        configuration,
        options.entrySet().stream()
            .map(option -> option.getKey() + " " + option.getValue() + "\n")
            .collect(Collectors.joining()));
    process =
        new ProcessBuilder(program(), "--config-file=" + configuration)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("clamd.log").toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> isReachable());
  }

  private boolean isReachable() throws IOException {
    assertThat(Objects.requireNonNull(process).isAlive())
        .as(Files.readString(folder.resolve("clamd.log")))
        .isTrue();
    try (Clamd clamd = new Clamd(new NodeAddress("127.0.0.1", port), Duration.ofSeconds(5))) {
      return clamd.isReachable();
    }
  }

  private static String program() {
    return Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/usr/bin")
        .map(folder -> Path.of(folder, "clamd"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }
}
