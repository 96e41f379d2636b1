package dev.airlock.bench.lab;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which processors this JVM and everything that it started may use (`sched(7)`, by `taskset`).
public final class Processors {
  private static final int ATTEMPTS = 10;
  private static final int COUNT = Runtime.getRuntime().availableProcessors();

  private Processors() {}

  /// Whether this machine can have clamd on a processor of its own: it has several, and `taskset`.
  public static boolean canBeDivided() {
    return COUNT > 1 && Stream.of("/usr/bin", "/bin").anyMatch(Processors::hasTaskset);
  }

  private static boolean hasTaskset(String folder) {
    return Files.isExecutable(Path.of(folder, "taskset"));
  }

  /// Gives clamd a processor of its own, and all others to everything else, while something is
  /// measured. Where that cannot be done, it is measured as things are.
  public static <T> T divided(Callable<T> measurement) throws Exception {
    if (!canBeDivided()) {
      return measurement.call();
    }
    bind(Processors::isClamd, "0");
    bind(process -> !isClamd(process), "1-" + (COUNT - 1));
    try {
      return measurement.call();
    } finally {
      bind(_ -> true, "0-" + (COUNT - 1));
    }
  }

  private static boolean isClamd(ProcessHandle process) {
    return process.info().command().filter(path -> path.endsWith("/clamd")).isPresent();
  }

  // What they start from now on inherits it.
  private static void bind(Predicate<ProcessHandle> which, String processors)
      throws IOException, InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .filter(which)
            .toList();
    for (ProcessHandle process : all) {
      bind(process, processors);
    }
  }

  // Fails where a thread ends just then.
  private static void bind(ProcessHandle process, String processors)
      throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Process taskset =
          new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", processors, pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start();
      if (taskset.waitFor() == 0 || !process.isAlive()) {
        return;
      }
    }
    throw new BenchmarkFailed("%s could not be given processors %s".formatted(pid, processors));
  }
}
