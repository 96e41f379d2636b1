package dev.airlock.bench.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The JDK's own tools for looking into another JVM, here one with the serial collector.
///
/// @param pid of that JVM
public record JvmTools(long pid) {
  private static final Pattern USED = Pattern.compile("\\btotal \\d+K, used (\\d+)K");
  private static final long KIBI = 1024;

  /// Bytes of the heap that are in use just after a full collection: live objects, and what was
  /// allocated until the tool asked.
  public long liveBytes() throws IOException, InterruptedException {
    run("jcmd", Long.toString(pid), "GC.run");
    String info = run("jcmd", Long.toString(pid), "GC.heap_info");
    Matcher used = USED.matcher(info);
    long kibibytes = used.results().mapToLong(match -> Long.parseLong(match.group(1))).sum();
    if (kibibytes == 0) {
      throw new BenchmarkFailed("jcmd does not tell the heap's size: " + info);
    }
    return kibibytes * KIBI;
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
