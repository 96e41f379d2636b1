package dev.airlock.bench.lab;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.cli.status.Readiness;
import dev.airlock.sandbox.process.Child;
import java.io.IOException;
import java.time.Duration;

/// One of the services in a process of its own.
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);
  private static final int LAST_LINES = 20;

  private final Child child;
  private final String address;
  private final int port;

  private ServiceProcess(Child child, String address, int port) {
    this.child = child;
    this.address = address;
    this.port = port;
  }

  static ServiceProcess ready(Child child, String address, int port)
      throws IOException, InterruptedException {
    ServiceProcess service = new ServiceProcess(child, address, port);
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Readiness.isReady(address, PROBE_PATIENCE)) {
      if (child.endedWithin(POLL) || System.nanoTime() > deadline) {
        throw new StartFailed(
            "%s does not start; its last lines:%n%s"
                .formatted(child.name(), child.lastLines(LAST_LINES)));
      }
    }
    return service;
  }

  /// What people call it.
  public String name() {
    return child.name();
  }

  /// Its base URL.
  public String address() {
    return address;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return child.pid();
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /// The last lines of its log.
  public String lastLines() throws IOException {
    return child.lastLines(LAST_LINES);
  }

  /// Makes it stand still where it is (SIGSTOP), until [#resume].
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
