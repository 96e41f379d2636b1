package dev.airlock.sandbox.process;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A child process that is kept running until it is closed.
///
/// When it dies unexpectedly, that is reported, and it is restarted after a pause of
/// [Children#restartPause], which doubles each time up to 30 s. A minute of life resets that.
public final class Supervised implements AutoCloseable {
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  private final Children children;
  private final ChildCommand command;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Child child;

  private Supervised(Children children, ChildCommand command, Child child) {
    this.children = children;
    this.command = command;
    this.child = child;
  }

  /// Starts the process. [#keepRunning] is to follow when it is ready.
  public static Supervised start(Children children, ChildCommand command)
      throws InterruptedException {
    return new Supervised(children, command, children.start(command));
  }

  /// The current process.
  public synchronized Child current() {
    return child;
  }

  /// Watches the process from now on.
  ///
  /// @param lines takes lines about an unexpected end
  public void keepRunning(Consumer<String> lines) {
    Thread.ofVirtual().name("watch-" + command.name()).start(() -> watch(lines));
  }

  private void watch(Consumer<String> lines) {
    try {
      var backOff = new RestartBackOff(children.restartPause());
      while (true) {
        long started = System.nanoTime();
        int exitCode = current().awaitEnd();
        Duration pause = backOff.after(Duration.ofNanos(System.nanoTime() - started));
        if (closing.getCount() == 0) {
          return;
        }
        lines.accept(
            "%s died (exit code %d), restarting it in %s s; see %s"
                .formatted(command.name(), exitCode, seconds(pause), command.log()));
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String seconds(Duration pause) {
    return BigDecimal.valueOf(pause.toMillis(), 3).stripTrailingZeros().toPlainString();
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
