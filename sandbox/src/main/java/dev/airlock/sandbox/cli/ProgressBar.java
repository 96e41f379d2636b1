package dev.airlock.sandbox.cli;

import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// A bar on a terminal; where there is none, one line every two seconds on standard error.
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 40;
  private static final int PERCENT = 100;
  private static final long REMINDER_NANOS = 2_000_000_000L;

  private final @Nullable PrintWriter terminal;
  private final long total;
  private int shown = -1;
  private long printedAt = System.nanoTime();

  private ProgressBar(@Nullable PrintWriter terminal, long total) {
    this.terminal = terminal;
    this.total = total;
  }

  /// @param total bytes, at least 0
  static ProgressBar on(@Nullable Console console, long total) {
    return new ProgressBar(
        console == null || !console.isTerminal() ? null : console.writer(), total);
  }

  /// Shows that so many bytes were sent.
  void sent(long bytes) {
    int percent = (int) (bytes * PERCENT / Math.max(1, total));
    if (percent == shown) {
      return;
    }
    shown = percent;
    if (terminal != null) {
      int done = percent * WIDTH / PERCENT;
      terminal.printf("\r[%s%s] %3d %%", "#".repeat(done), " ".repeat(WIDTH - done), percent);
      terminal.flush();
    } else if (System.nanoTime() - printedAt > REMINDER_NANOS) {
      printedAt = System.nanoTime();
      System.err.println("sent " + percent + " %");
    }
  }

  /// Shows what is going on after the last byte was sent.
  void note(String line) {
    if (terminal != null) {
      terminal.printf("\r%-60s", line);
      terminal.flush();
    } else {
      System.err.println(line);
    }
  }

  /// Empties the line, for what is printed next.
  void clear() {
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
