package dev.airlock.bench.lab;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.deployable.Readiness;
import dev.airlock.sandbox.process.Child;
import java.io.IOException;
import java.time.Duration;

/// upload-api in a process of its own.
public final class ApiProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);
  private static final int LAST_LINES = 20;

  private final Child child;
  private final int port;

  private ApiProcess(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  static ApiProcess ready(Child child, int port) throws IOException, InterruptedException {
    ApiProcess api = new ApiProcess(child, port);
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Readiness.isReady(api.address(), PROBE_PATIENCE)) {
      if (child.endedWithin(POLL) || System.nanoTime() > deadline) {
        throw new StartFailed(
            "%s does not start; its last lines:%n%s"
                .formatted(child.name(), child.lastLines(LAST_LINES)));
      }
    }
    return api;
  }

  /// Its base URL.
  public String address() {
    return "http://127.0.0.1:" + port;
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

  @Override
  public void close() {
    child.end(END_PATIENCE);
  }
}
