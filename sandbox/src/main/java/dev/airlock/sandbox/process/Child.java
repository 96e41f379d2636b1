package dev.airlock.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A child process that the sandbox started.
public final class Child {

  private final ChildCommand command;
  private final Process process;

  Child(ChildCommand command, Process process) {
    this.command = command;
    this.process = process;
  }

  public String name() {
    return command.name();
  }

  public Path log() {
    return command.log();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits at most `patience` for the process to end by itself.
  ///
  /// @return whether it ended
  public boolean endedWithin(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// How it ended.
  ///
  /// @throws IllegalThreadStateException if it still runs
  public int exitCode() {
    return process.exitValue();
  }

  /// Waits for the process to end.
  ///
  /// @return its exit code
  public int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /// Asks the process to end and waits; kills it when `patience` is over, or when this thread is
  /// interrupted.
  public void end(Duration patience) {
    if (!process.isAlive()) {
      return;
    }
    command.stopSignal().sendTo(process);
    boolean interrupted = false;
    try {
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    process.destroyForcibly();
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// The last `count` lines of its output, each indented by two spaces.
  public String lastLines(int count) throws IOException {
    if (!Files.exists(log())) {
      return "  (no output)";
    }
    // Decoded leniently: a crash can end a log in the middle of a character.
    List<String> lines =
        new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - count), lines.size());
    return last.isEmpty() ? "  (no output)" : "  " + String.join("\n  ", last);
  }
}
