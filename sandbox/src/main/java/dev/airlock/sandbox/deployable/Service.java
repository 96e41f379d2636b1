package dev.airlock.sandbox.deployable;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One of the three services as a child JVM, kept running until it is closed.
///
/// When it dies unexpectedly that is reported, and it is started again: after 1 s, then twice as
/// long each time, 30 s at most. A minute of life resets that.
public final class Service implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  private final Children children;
  private final ChildCommand command;
  private final String address;
  private final Consumer<String> lines;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Child child;

  private Service(
      Children children,
      ChildCommand command,
      String address,
      Consumer<String> lines,
      Child child) {
    this.children = children;
    this.command = command;
    this.address = address;
    this.lines = lines;
    this.child = child;
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
    return new Service(children, command, address, lines, children.start(command));
  }

  /// Waits until the service is ready, at most 120 s.
  ///
  /// @throws StartFailed with its last lines, if it dies first or takes longer
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!Readiness.isReady(address, PROBE_PATIENCE)) {
      if (current().endedWithin(POLL)) {
        throw failed("died at start (exit code " + current().exitCode() + ")");
      }
      if (System.nanoTime() > deadline) {
        throw failed("is not ready after " + START_PATIENCE.toSeconds() + " s");
      }
    }
  }

  private StartFailed failed(String what) throws IOException {
    return new StartFailed(
        "%s %s; its last lines, all in %s:%n%s"
            .formatted(command.name(), what, command.log(), current().lastLines(20)));
  }

  /// Watches the process from now on.
  public void keepRunning() {
    Thread.ofVirtual().name("watch-" + command.name()).start(this::watch);
  }

  private void watch() {
    try {
      var backOff = new BackOff();
      while (true) {
        long started = System.nanoTime();
        int exitCode = current().awaitEnd();
        Duration pause = backOff.after(Duration.ofNanos(System.nanoTime() - started));
        if (closing.getCount() == 0) {
          return;
        }
        lines.accept(
            "%s died (exit code %d), starting it again in %d s; see %s"
                .formatted(command.name(), exitCode, pause.toSeconds(), command.log()));
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Child current() {
    return child;
  }

  private synchronized void restart() throws InterruptedException {
    if (closing.getCount() > 0) {
      child = children.start(command);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    current().end(END_PATIENCE);
  }
}
