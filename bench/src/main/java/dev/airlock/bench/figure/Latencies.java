package dev.airlock.bench.figure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long things took, at most ten minutes each. Threads may share it.
public final class Latencies {
  private static final double MICROS_PER_MILLI = 1_000;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), SIGNIFICANT_DIGITS);

  public synchronized void record(long nanos) {
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos)));
  }

  public synchronized long count() {
    return micros.getTotalCount();
  }

  public synchronized double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  public synchronized void clear() {
    micros.reset();
  }

  /// A percentile without a goal; 100 is the longest of all.
  public Figure figure(String what, double percentile) {
    return Figure.of(what, millis(percentile), "ms");
  }

  /// A percentile that should not exceed its goal.
  public Figure figure(String what, double percentile, double goalMillis) {
    return Figure.atMost(what, millis(percentile), "ms", goalMillis);
  }
}
