package dev.airlock.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.BenchmarkFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The JDK's own tools for looking into another JVM, here one with the serial collector.
///
/// @param pid of that JVM
record JvmTools(long pid) {
  private static final Pattern USED = Pattern.compile("\\btotal \\d+K, used (\\d+)K");
  private static final long KIBI = 1024;
  private static final List<String> USED_COLUMNS = List.of("S0U", "S1U", "EU", "OU");

  /// Bytes of the heap that are in use after a full collection, that is, of live objects.
  long liveBytes() throws IOException, InterruptedException {
    run("jcmd", Long.toString(pid), "GC.run");
    String info = run("jcmd", Long.toString(pid), "GC.heap_info");
    Matcher used = USED.matcher(info);
    long kibibytes = used.results().mapToLong(match -> Long.parseLong(match.group(1))).sum();
    if (kibibytes == 0) {
      throw new BenchmarkFailed("jcmd does not tell the heap's size: " + info);
    }
    return kibibytes * KIBI;
  }

  /// Starts a process that prints the heap's state every 100 ms.
  Process sampling() throws IOException {
    return new ProcessBuilder(tool("jstat"), "-gc", Long.toString(pid), "100")
        .redirectErrorStream(true)
        .start();
  }

  /// The most bytes, garbage included, that a [#sampling] saw in use until it was ended.
  static long peakBytes(Process sampling) throws IOException {
    try (BufferedReader lines = sampling.inputReader(UTF_8)) {
      List<String> header = words(lines.readLine());
      List<Integer> columns = USED_COLUMNS.stream().map(header::indexOf).toList();
      return lines
              .lines()
              .map(JvmTools::words)
              .filter(line -> line.size() == header.size())
              .mapToLong(line ->
                  columns.stream().mapToLong(c -> (long) Double.parseDouble(line.get(c))).sum())
              .max()
              .orElse(0)
          * KIBI;
    }
  }

  private static List<String> words(@org.jspecify.annotations.Nullable String line) {
    return line == null ? List.of() : Arrays.asList(line.strip().split("\\s+", -1));
  }

  private static String run(String tool, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(tool(tool)), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new BenchmarkFailed(tool + " failed: " + output);
    }
    return output;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
