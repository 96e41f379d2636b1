package dev.airlock.sandbox.deployable;

import dev.airlock.cli.status.Readiness;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.Supervised;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// One of the three services as a child JVM, kept running until it is closed.
public final class Service implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  private final Supervised process;
  private final String address;
  private final Consumer<String> lines;

  private Service(Supervised process, String address, Consumer<String> lines) {
    this.process = process;
    this.address = address;
    this.lines = lines;
  }

  /// Starts the process. [#awaitReady] and then [#keepRunning] are to follow.
  ///
  /// @param environment all variables of the process
  /// @param address where it will listen
  /// @param log the file for its output
  /// @param lines takes lines about an unexpected end
  public static Service start(
      Children children,
      ServiceProgram program,
      Map<String, String> environment,
      String address,
      Path log,
      Consumer<String> lines)
      throws InterruptedException {
    ChildCommand command =
        ChildCommand.of(program.part().label(), program.command(environment), program.folder(), log)
            .withEnvironment(environment);
    return new Service(Supervised.start(children, command), address, lines);
  }

  /// Waits until the service is ready, at most 120 s.
  ///
  /// @throws StartFailed with its last lines, if it dies first or takes longer
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Readiness.isReady(address, PROBE_PATIENCE)) {
      Child child = process.current();
      if (child.endedWithin(POLL)) {
        throw failed("exited at start (exit code " + child.exitCode() + ")");
      }
      if (System.nanoTime() > deadline) {
        throw failed("is not ready after " + START_PATIENCE.toSeconds() + " s");
      }
    }
  }

  private StartFailed failed(String what) throws IOException {
    Child child = process.current();
    return new StartFailed(
        "%s %s; its last lines, all in %s:%n%s"
            .formatted(child.name(), what, child.log(), child.lastLines(20)));
  }

  /// Watches the process from now on.
  public void keepRunning() {
    process.keepRunning(lines);
  }

  @Override
  public void close() {
    process.close();
  }
}
