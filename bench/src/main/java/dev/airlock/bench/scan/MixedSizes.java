package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.sandbox.backends.Parallel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/// How much later small files are clean while large ones are scanned.
record MixedSizes(Chain chain, ServiceProcess worker) {
  private static final int SMALL_FILES = 200;
  private static final long SMALL = 10 * KB;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
  private static final int LARGE_FILES = 8;
  private static final long LARGE = 500 * MB;
  private static final double GOAL = 2;
  private static final double MICROS_PER_MILLI = 1_000;

  List<Figure> measure() throws Exception {
    OneByOne small = new OneByOne(chain.uploads(), SMALL, BETWEEN_LOOKS);
    Histogram idle =
        chain
            .lab()
            .steps()
            .step(
                "scanning %s one after another".formatted(Sizes.text(SMALL_FILES, SMALL)),
                () -> small.times(SMALL_FILES));
    List<Uploaded> large = new Backlog(chain, worker).pile(LARGE_FILES, LARGE);
    worker.resume();
    CompletableFuture<Duration> scanned = new CompletableFuture<>();
    CompletableFuture<Histogram> beside = new CompletableFuture<>();
    chain
        .lab()
        .steps()
        .step(
            "the same beside " + Sizes.text(LARGE_FILES, LARGE),
            () -> {
              Parallel.run(
                  List.of(
                      () -> scanned.complete(new Judgement(chain.lab(), worker).awaitClean(large)),
                      () -> beside.complete(small.until(scanned::isDone))));
              return true;
            });
    Histogram busy = beside.join();
    chain.uploads().remove(large);
    return List.of(
        Figure.of("p95 when idle, %,d files".formatted(idle.getTotalCount()), p95(idle), "ms"),
        Figure.of(
            "p95 beside %s, %,d files"
                .formatted(Sizes.text(LARGE_FILES, LARGE), busy.getTotalCount()),
            p95(busy),
            "ms"),
        Figure.atMost("  ratio", p95(busy) / p95(idle), "", GOAL),
        Figure.of(
            "  the large ones meanwhile",
            LARGE_FILES * LARGE / MB / seconds(scanned.join()),
            "MB/s"));
  }

  private static double p95(Histogram times) {
    return times.getValueAtPercentile(95) / MICROS_PER_MILLI;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
