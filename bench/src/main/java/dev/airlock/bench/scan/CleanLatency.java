package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Files one after another, each from the end of its upload until its owner sees that it is clean.
///
/// @param size of each file
/// @param betweenCalls how long the owner waits before asking again; asking costs something too
record CleanLatency(ServiceChain chain, long size, Duration betweenCalls) {
  private static final Set<String> UNDER_WAY = Set.of("pending", "scanning");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// How soon a file is clean when nothing else goes on.
  static List<Figure> whenIdle(ServiceChain chain) throws Exception {
    Latencies latencies = new CleanLatency(chain, 100 * KB, Duration.ofMillis(1)).of(300);
    return List.of(
        latencies.figure("p50", 50, 60),
        latencies.figure("p99", 99, 200),
        latencies.figure("max", 100));
  }

  /// Of that many.
  Latencies of(int count) throws Exception {
    return chain
        .lab()
        .call(
            "scanning %s one after another".formatted(Sizes.text(count, size)),
            () -> until(latencies -> latencies.count() == count));
  }

  /// Of as many as begin before it is over.
  Latencies until(Predicate<Latencies> over) throws Exception {
    Latencies latencies = new Latencies();
    while (!over.test(latencies)) {
      latencies.record(nanosToClean(chain.upload(size)));
    }
    return latencies;
  }

  private long nanosToClean(Uploaded file) throws Exception {
    long began = System.nanoTime();
    String status = status(file);
    while (!status.equals("clean")) {
      boolean late = System.nanoTime() - began > PATIENCE.toNanos();
      if (late || !UNDER_WAY.contains(status)) {
        throw new BenchmarkFailed(
            "a file is %s after %d s"
                .formatted(status, (System.nanoTime() - began) / 1_000_000_000));
      }
      LockSupport.parkNanos(betweenCalls.toNanos());
      status = status(file);
    }
    return System.nanoTime() - began;
  }

  private static String status(Uploaded file) throws Exception {
    return file.owner().get("/files/" + file.fileId()).get("status").stringValue();
  }
}
