package dev.airlock.sandbox.up;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.sandbox.StartFailed;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// One run of `up`: starts, stays until a signal comes, and ends what it started.
public final class UpRun {

  private static final int FAILED = 1;

  private final UpOptions options;
  private final PrintStream out;
  private final PrintStream err;
  private final AtomicBoolean ending = new AtomicBoolean();

  public UpRun(UpOptions options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /// Returns only if the start fails: a signal ends the process out of a shutdown hook, with the
  /// exit code that the JVM gives to signals, 130 or 143.
  ///
  /// @return the exit code
  public int run() throws InterruptedException {
    var console = new ConsoleProgress(out, colours());
    var up = new Up(options, console);
    var hook = new Thread(() -> endOnSignal(up, console), "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      up.start();
    } catch (Exception e) {
      if (ending.compareAndSet(false, true)) {
        report(e);
        end(up);
        return FAILED;
      }
      // A signal came during the start; its hook ends the process.
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private void endOnSignal(Up up, ConsoleProgress console) {
    if (ending.compareAndSet(false, true)) {
      end(up);
      console.print("stopped");
    }
  }

  private void end(Up up) {
    try {
      up.close();
    } catch (Exception e) {
      report(e);
    }
  }

  private void report(Exception failure) {
    String message = failure.getMessage();
    err.println(isForTheUser(failure) && message != null ? message : failure.toString());
    if (options.environment().containsKey("AIRLOCK_DEBUG")) {
      failure.printStackTrace(err);
    }
  }

  private static boolean isForTheUser(Exception failure) {
    return failure instanceof StartFailed || failure instanceof CommandFailed;
  }

  private boolean colours() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && !options.environment().containsKey("NO_COLOR");
  }
}
