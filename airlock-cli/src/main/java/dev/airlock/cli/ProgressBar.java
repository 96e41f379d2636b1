package dev.airlock.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bar on a terminal; where there is none, one line every two seconds on standard error.
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 40;
  private static final int PERCENT = 100;
  private static final Duration REMINDER = Duration.ofSeconds(2);

  private final @Nullable PrintWriter terminal;
  private final long total;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String phase = "connecting";
  private int shown = -1;

  private ProgressBar(@Nullable PrintWriter terminal, long total) {
    this.terminal = terminal;
    this.total = total;
  }

  /// A bar for `total` bytes.
  static ProgressBar on(@Nullable Console console, long total) {
    ProgressBar bar =
        new ProgressBar(console == null || !console.isTerminal() ? null : console.writer(), total);
    if (bar.terminal == null) {
      Thread.ofPlatform().daemon().name("progress").start(bar::remind);
    }
    return bar;
  }

  /// Shows that so many bytes were sent.
  void sent(long bytes) {
    int percent = (int) (bytes * PERCENT / Math.max(1, total));
    if (percent == shown) {
      return;
    }
    shown = percent;
    phase = percent < PERCENT ? "sent " + percent + " %" : "sent; S3 is storing it";
    int done = percent * WIDTH / PERCENT;
    show("[%s%s] %3d %%".formatted("#".repeat(done), " ".repeat(WIDTH - done), percent));
  }

  /// Shows what is going on after the last byte was sent.
  void note(String line) {
    phase = line;
    show(line);
  }

  private void remind() {
    try {
      while (!ended.await(REMINDER.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println(phase);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(String line) {
    if (terminal != null) {
      terminal.printf("\r%-60s", line);
      terminal.flush();
    }
  }

  /// Empties the line, for what is printed next.
  void clear() {
    ended.countDown();
    if (terminal != null) {
      terminal.printf("\r%60s\r", "");
      terminal.flush();
    }
  }

  @Override
  public void close() {
    clear();
  }
}
