package dev.airlock.bench.lab;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows what is going on: one line per step, every two seconds a sign of life. On a terminal the
/// line is written over, elsewhere each sign is a line.
public final class Steps {
  private static final int SIGN_OF_LIFE_SECONDS = 2;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final boolean terminal;

  public Steps(PrintStream out) {
    this.out = out;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// Runs one step.
  public <T> T step(String what, Callable<T> action) throws Exception {
    long began = System.nanoTime();
    CountDownLatch done = new CountDownLatch(1);
    Thread signs = Thread.ofPlatform().daemon().name("signs").start(() -> signs(what, began, done));
    try {
      T result = action.call();
      done.countDown();
      signs.join();
      show("%s: %.1f s".formatted(what, seconds(began)), true);
      return result;
    } finally {
      done.countDown();
    }
  }

  private void signs(String what, long began, CountDownLatch done) {
    try {
      show(what, false);
      while (!done.await(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS)) {
        show("%s, %.0f s".formatted(what, seconds(began)), false);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show(String line, boolean last) {
    if (terminal) {
      out.print("\r\u001b[K" + line + (last ? "\n" : ""));
    } else {
      out.println(line);
    }
    out.flush();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / NANOS_PER_SECOND;
  }
}
