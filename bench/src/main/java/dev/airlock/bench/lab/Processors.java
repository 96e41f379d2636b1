package dev.airlock.bench.lab;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Which processors this JVM and everything that it started may use (`sched(7)`, by `taskset`).
public final class Processors {
  private static final int ATTEMPTS = 10;
  private static final int COUNT = Runtime.getRuntime().availableProcessors();
  private static final boolean CAN_BE_DIVIDED =
      COUNT > 1
          && Stream.of("/usr/bin/taskset", "/bin/taskset")
              .anyMatch(path -> Files.isExecutable(Path.of(path)));

  private Processors() {}

  /// Whether this machine can have clamd on a processor of its own: it has several, and `taskset`.
  public static boolean canBeDivided() {
    return CAN_BE_DIVIDED;
  }

  /// Gives clamd a processor of its own, and all others to everything else, while something is
  /// measured. Where that cannot be done, it is measured as things are.
  public static <T> T divided(Callable<T> measurement) throws Exception {
    if (!CAN_BE_DIVIDED) {
      return measurement.call();
    }
    bind("0", "1-" + (COUNT - 1));
    try {
      return measurement.call();
    } finally {
      bind("0-" + (COUNT - 1), "0-" + (COUNT - 1));
    }
  }

  static Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants());
  }

  // What they start from now on inherits it.
  private static void bind(String clamd, String others) throws IOException, InterruptedException {
    for (ProcessHandle process : all().toList()) {
      boolean isClamd = process.info().command().orElse("").endsWith("/clamd");
      bind(process, isClamd ? clamd : others);
    }
  }

  // Fails where a thread ends just then.
  private static void bind(ProcessHandle process, String processors)
      throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    List<String> command =
        List.of("taskset", "--all-tasks", "--cpu-list", "--pid", processors, pid);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Process taskset =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectErrorStream(true)
              .start();
      if (taskset.waitFor() == 0 || !process.isAlive()) {
        return;
      }
    }
    throw new BenchmarkFailed("%s could not be given processors %s".formatted(pid, processors));
  }
}
