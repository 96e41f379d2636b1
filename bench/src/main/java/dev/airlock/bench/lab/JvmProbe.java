package dev.airlock.bench.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What another JVM needs, by `proc(5)` and the JDK's own tools.
///
/// @param pid of that JVM
public record JvmProbe(long pid) {
  private static final double KIBI = 1024;
  private static final Pattern HEAP_USED = Pattern.compile("\\btotal \\d+K, used (\\d+)K");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  // The thread's name in parentheses, 11 fields, then user and system time in ticks.
  private static final Pattern COMPILER =
      Pattern.compile("\\d+ \\(C[12] Compiler[^)]*\\)(?: \\S+){11} (\\d+) (\\d+) .*");
  private static final long TICK_MILLIS = 10;

  /// Bytes of the heap that are in use just after a full collection: live objects, and what was
  /// allocated until the tool asked. The JVM has to use the serial collector.
  public long liveBytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    String info = jcmd("GC.heap_info");
    long kibibytes = HEAP_USED.matcher(info).results().mapToLong(JvmProbe::number).sum();
    if (kibibytes == 0) {
      throw new BenchmarkFailed("jcmd does not report the heap's size: " + info);
    }
    return kibibytes * (long) KIBI;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(Lab.program("jcmd"), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new BenchmarkFailed("jcmd failed: " + output);
    }
    return output;
  }

  /// The most memory that the process has had, the JVM's own included, in MiB. Empty where the
  /// system does not report it; Linux does.
  public OptionalDouble peakMebibytes() throws IOException {
    Path status = proc().resolve("status");
    return peakMebibytes(Files.isReadable(status) ? Files.readString(status) : "");
  }

  static OptionalDouble peakMebibytes(String status) {
    return PEAK.matcher(status).results().mapToDouble(peak -> number(peak) / KIBI).findFirst();
  }

  /// Processor time that the compilers have used so far: what the JVM will save once it has run for
  /// long. Nothing where the system does not report it.
  public Duration compilerTime() throws IOException {
    if (!Files.isDirectory(proc().resolve("task"))) {
      return Duration.ZERO;
    }
    try (Stream<Path> threads = Files.list(proc().resolve("task"))) {
      return compilerTime(threads.map(JvmProbe::stat).toList());
    }
  }

  static Duration compilerTime(List<String> stats) {
    return Duration.ofMillis(
        TICK_MILLIS
            * stats.stream()
                .flatMap(stat -> COMPILER.matcher(stat).results())
                .mapToLong(compiler -> number(compiler) + Long.parseLong(compiler.group(2)))
                .sum());
  }

  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException _) {
      return ""; // it has just ended
    }
  }

  private static long number(MatchResult match) {
    return Long.parseLong(match.group(1));
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(pid));
  }
}
