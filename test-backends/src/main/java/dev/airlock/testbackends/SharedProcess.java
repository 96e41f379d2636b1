package dev.airlock.testbackends;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The process of module `sandbox` that serves the test JVMs of a build. It is started as a
/// program, so that nothing of it is on the class path of a test.
///
/// @param sandbox the folder of module `sandbox`, built. Below its `target/shared` the process
///   registers, logs and keeps its data
record SharedProcess(Path sandbox) {

  private static final String MAIN = "dev.airlock.sandbox.shared.SharedBackends";
  private static final String SANDBOX = "sandbox";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  // The first time, images come from a registry.
  private static final Duration PATIENCE_WITH_CONTAINERS = Duration.ofMinutes(20);
  private static final int POLL_MILLIS = 50;
  private static final int LAST_LINES = 20;

  /// Where the process takes orders. If none is live it is started; of several test JVMs that ask
  /// at the same time, one starts it and the others wait.
  URI findOrStart() throws IOException, InterruptedException {
    Files.createDirectories(folder());
    // Within one JVM a second lock would throw instead of waiting.
    synchronized (SharedProcess.class) {
      try (FileChannel file =
              FileChannel.open(
                  folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.lock()) {
        Optional<BackendsRegistration> live =
            BackendsRegistration.read(registration()).filter(BackendsRegistration::isLive);
        return live.isPresent() && lock.isValid() ? live.get().control() : start();
      }
    }
  }

  private URI start() throws IOException, InterruptedException {
    Path libraries = sandbox.resolve("target/lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          "the sandbox has not been built: there is no %s. Run: mvn -pl sandbox -am package"
              .formatted(libraries));
    }
    Files.deleteIfExists(registration());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Pekko uses Unsafe, of which JDK 24 and later warn.
            "--sun-misc-unsafe-memory-access=allow",
            // Testcontainers reaches the engine by JNA.
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            sandbox.resolve("target/classes") + ":" + libraries + "/*",
            MAIN,
            folder().toString(),
            Long.toString(BuildProcess.find().pid()),
            backends());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    process.getOutputStream().close();
    return awaitRegistration(process);
  }

  private URI awaitRegistration(Process process) throws IOException, InterruptedException {
    Duration patience = backends().equals(SANDBOX) ? PATIENCE : PATIENCE_WITH_CONTAINERS;
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<BackendsRegistration> registered = BackendsRegistration.read(registration());
      if (registered.isPresent()) {
        return registered.get().control();
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw failed("exited at start (exit code " + process.exitValue() + ")");
      }
    }
    process.destroy();
    throw failed("are not ready after " + patience.toSeconds() + " s");
  }

  private static String backends() {
    return System.getProperty("airlock.backends", SANDBOX);
  }

  private IllegalStateException failed(String what) throws IOException {
    List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return new IllegalStateException(
        "the test backends %s; their last lines, all in %s:%n%s"
            .formatted(what, log(), String.join("\n", last)));
  }

  private Path folder() {
    return sandbox.resolve("target/shared");
  }

  private Path registration() {
    return folder().resolve("current.properties");
  }

  private Path log() {
    return folder().resolve("output.log");
  }
}
