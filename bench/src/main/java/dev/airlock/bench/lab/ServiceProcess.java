package dev.airlock.bench.lab;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.cli.status.Readiness;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Child;
import java.io.IOException;
import java.time.Duration;

/// One of the services in a process of its own.
///
/// @param address its base URL
public record ServiceProcess(Child child, String address, int port) implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  ServiceProcess awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Readiness.isReady(address, PROBE_PATIENCE)) {
      if (child.endedWithin(POLL) || System.nanoTime() > deadline) {
        throw new StartFailed(
            "%s does not start; its last lines:%n%s".formatted(name(), lastLines()));
      }
    }
    return this;
  }

  public String name() {
    return child.name();
  }

  public long pid() {
    return child.pid();
  }

  /// A probe of its JVM.
  public JvmProbe jvm() {
    return new JvmProbe(pid());
  }

  /// The last lines of its log.
  public String lastLines() throws IOException {
    return child.lastLines(20);
  }

  /// Stops it where it is (SIGSTOP), until [#resume].
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// Lets it go on after [#pause].
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new BenchmarkFailed("%s could not be sent SIG%s".formatted(name(), name));
    }
  }

  @Override
  public void close() {
    child.end(END_PATIENCE);
  }
}
