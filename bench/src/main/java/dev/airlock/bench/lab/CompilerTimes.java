package dev.airlock.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Processor time that the compilers of a JVM used so far: what it will save once it has run for
/// long.
public final class CompilerTimes {
  // proc(5): the thread's name in parentheses, 11 fields, then user and system time in ticks.
  private static final Pattern COMPILER =
      Pattern.compile("\\d+ \\(C[12] Compiler[^)]*\\)(?: \\S+){11} (\\d+) (\\d+) .*");
  private static final long TICK_MILLIS = 10;

  private CompilerTimes() {}

  /// Nothing where the system does not tell; Linux does.
  public static Duration of(long pid) throws IOException {
    Path threads = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(threads)) {
      return Duration.ZERO;
    }
    try (Stream<Path> each = Files.list(threads)) {
      return in(each.map(CompilerTimes::stat).toList());
    }
  }

  static Duration in(List<String> stats) {
    return stats.stream()
        .map(COMPILER::matcher)
        .filter(Matcher::matches)
        .map(compiler -> Long.parseLong(compiler.group(1)) + Long.parseLong(compiler.group(2)))
        .map(ticks -> Duration.ofMillis(ticks * TICK_MILLIS))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat")).strip();
    } catch (IOException _) {
      return ""; // it has just ended
    }
  }
}
