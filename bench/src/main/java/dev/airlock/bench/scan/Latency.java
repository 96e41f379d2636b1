package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How soon a file is clean when nothing else goes on.
record Latency(Chain chain) {
  private static final int FILES = 300;
  private static final long SIZE = 100 * KB;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final double GOAL_P50_MILLIS = 60;
  private static final double GOAL_P99_MILLIS = 200;
  private static final double MICROS_PER_MILLI = 1_000;

  List<Figure> measure() throws Exception {
    Histogram times =
        chain
            .lab()
            .steps()
            .step(
                "scanning %s one after another".formatted(Sizes.text(FILES, SIZE)),
                () -> new OneByOne(chain.uploads(), SIZE, BETWEEN_LOOKS).times(FILES));
    return List.of(
        Figure.atMost(
            "p50", times.getValueAtPercentile(50) / MICROS_PER_MILLI, "ms", GOAL_P50_MILLIS),
        Figure.atMost(
            "p99", times.getValueAtPercentile(99) / MICROS_PER_MILLI, "ms", GOAL_P99_MILLIS),
        Figure.of("max", times.getMaxValue() / MICROS_PER_MILLI, "ms"));
  }
}
