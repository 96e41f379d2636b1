package dev.airlock.sandbox.up;

import dev.airlock.sandbox.backends.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows a start as plain lines, with a `waiting for …` after two quiet seconds while parts are
/// pending, and after ten as long as they stay the same.
final class ConsoleProgress implements Progress, AutoCloseable {

  private static final Duration REMINDER = Duration.ofSeconds(2);
  private static final Duration REPETITION = Duration.ofSeconds(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final boolean colours;
  private final Map<String, Long> pending = new LinkedHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private long quietSince = System.nanoTime();
  private String lastReminder = "";

  ConsoleProgress(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
    Thread.ofVirtual().start(this::remind);
  }

  @Override
  public synchronized void starting(String name) {
    pending.put(name, System.nanoTime());
  }

  @Override
  public synchronized void ready(String name, String endpoint) {
    Long started = pending.remove(name);
    double seconds = started == null ? 0 : (System.nanoTime() - started) / NANOS_PER_SECOND;
    String ready = colours ? "\u001b[32mready\u001b[0m" : "ready";
    print("  %s  %-12s %-24s %.1f s".formatted(ready, name, endpoint, seconds));
  }

  @Override
  public synchronized void note(String line) {
    print("  " + line);
  }

  /// Prints a line as it is.
  synchronized void print(String line) {
    out.println(line);
    out.flush();
    quietSince = System.nanoTime();
  }

  /// Ends the reminders.
  @Override
  public void close() {
    closed.countDown();
  }

  private void remind() {
    try {
      while (!closed.await(REMINDER.toMillis() / 10, TimeUnit.MILLISECONDS)) {
        remindIfQuiet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void remindIfQuiet() {
    String reminder = "  waiting for " + String.join(", ", pending.keySet());
    Duration pause = reminder.equals(lastReminder) ? REPETITION : REMINDER;
    if (!pending.isEmpty() && System.nanoTime() - quietSince >= pause.toNanos()) {
      print(reminder);
      lastReminder = reminder;
    }
  }
}
