package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/// Files one after another, each from the end of its upload until its owner sees that it is clean.
///
/// @param size of each file
/// @param betweenLooks how long the owner waits before asking again; asking costs something too
record OneByOne(Uploads uploads, long size, Duration betweenLooks) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SIGNIFICANT_DIGITS = 3;

  /// That many.
  ///
  /// @return the times in microseconds
  Histogram times(int count) throws Exception {
    return times(taken -> taken.getTotalCount() < count);
  }

  /// As many as begin before it is over.
  ///
  /// @return the times in microseconds
  Histogram until(BooleanSupplier over) throws Exception {
    return times(_ -> !over.getAsBoolean());
  }

  private Histogram times(Predicate<Histogram> goesOn) throws Exception {
    Histogram times =
        new Histogram(TimeUnit.NANOSECONDS.toMicros(PATIENCE.toNanos()), SIGNIFICANT_DIGITS);
    while (goesOn.test(times)) {
      Uploaded file = uploads.file(size);
      times.recordValue(TimeUnit.NANOSECONDS.toMicros(nanosToClean(file)));
    }
    return times;
  }

  private long nanosToClean(Uploaded file) throws Exception {
    long began = System.nanoTime();
    String status = status(file);
    while (!status.equals("clean")) {
      if (!status.equals("pending") && !status.equals("scanning")) {
        throw new BenchmarkFailed("a file is " + status);
      }
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new BenchmarkFailed("a file is still " + status + " after " + PATIENCE);
      }
      LockSupport.parkNanos(betweenLooks.toNanos());
      status = status(file);
    }
    return System.nanoTime() - began;
  }

  private static String status(Uploaded file) throws Exception {
    return file.owner().get("/files/" + file.fileId()).get("status").stringValue();
  }
}
