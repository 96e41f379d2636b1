package dev.airlock.bench.lab;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Shows which step is being taken, and every two seconds for how long. On a terminal a step has
/// one line, elsewhere each message is a line.
public record StepLog(PrintStream out) {
  private static final int SECONDS_BETWEEN_LINES = 2;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final boolean TERMINAL =
      Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();

  <T> T step(String what, Callable<T> action) throws Exception {
    long began = System.nanoTime();
    show(what, false);
    T result;
    try (ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())) {
      var _ =
          timer.scheduleAtFixedRate(
              () -> show("%s, %.0f s".formatted(what, seconds(began)), false),
              SECONDS_BETWEEN_LINES,
              SECONDS_BETWEEN_LINES,
              TimeUnit.SECONDS);
      try {
        result = action.call();
      } finally {
        timer.shutdownNow();
      }
    }
    show("%s: %.1f s".formatted(what, seconds(began)), true);
    return result;
  }

  private void show(String line, boolean last) {
    out.print(TERMINAL ? "\r\u001b[K" + line + (last ? "\n" : "") : line + "\n");
    out.flush();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }
}
