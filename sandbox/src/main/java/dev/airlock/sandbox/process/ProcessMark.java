package dev.airlock.sandbox.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One certain process: its PID and when it started, because PIDs are reused.
public record ProcessMark(long pid, Instant started) {

  // Linux keeps start times in ticks since boot, and the boot time it adds is rounded to seconds.
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  /// The mark of a live process; of one that is already gone the start is the epoch, which no live
  /// process matches.
  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(
        process.pid(),
        Instant.ofEpochMilli(process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli()));
  }

  /// Reads what [#toString] wrote; nothing if `text` is anything else, for example a file that a
  /// crash left half written.
  public static Optional<ProcessMark> parse(String text) {
    String[] words = text.strip().split(" ", -1);
    if (words.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ProcessMark(Long.parseLong(words[0]), Instant.parse(words[1])));
    } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The process, if exactly this one is alive.
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().filter(this::sameStart).isPresent());
  }

  private boolean sameStart(Instant other) {
    return Duration.between(started, other).abs().compareTo(CLOCK_ERROR) <= 0;
  }

  @Override
  public String toString() {
    return pid + " " + started;
  }
}
