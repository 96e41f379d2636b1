package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import dev.airlock.sandbox.backends.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// How much later small files are clean while large ones are scanned.
record MixedSizes(ServiceChain chain, ServiceProcess worker) {
  private static final int SMALL_FILES = 200;
  private static final int LARGE_FILES = 8;
  private static final long LARGE = 500 * MB;
  private static final double GOAL = 2;

  List<Figure> measure() throws Exception {
    CleanLatency small = new CleanLatency(chain, 10 * KB, Duration.ofMillis(5));
    Latencies idle = small.of(SMALL_FILES);
    List<Uploaded> large = new Backlog(chain, worker).pile(LARGE_FILES, LARGE);
    worker.resume();
    CompletableFuture<Duration> scanned = new CompletableFuture<>();
    CompletableFuture<Latencies> beside = new CompletableFuture<>();
    String others = "beside " + Sizes.text(LARGE_FILES, LARGE);
    List<Parallel.Task> both =
        List.of(
            () -> scanned.complete(new AwaitVerdict(chain.lab(), worker).awaitClean(large)),
            () -> beside.complete(small.until(_ -> scanned.isDone())));
    chain.lab().run("the same " + others, () -> Parallel.run(both));
    Latencies busy = beside.join();
    chain.delete(large);
    double seconds = scanned.join().toNanos() / 1e9;
    return List.of(
        idle.figure("p95 when idle, %,d files".formatted(idle.count()), 95),
        busy.figure("p95 %s, %,d files".formatted(others, busy.count()), 95),
        Figure.atMost("  ratio", busy.millis(95) / idle.millis(95), "", GOAL),
        Figure.of("  the large ones meanwhile", LARGE_FILES * LARGE / MB / seconds, "MB/s"));
  }
}
