package dev.airlock.scan.pipeline;

import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.structure.LargeMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object's permit to be scanned and looked into, in its owner's name. It is held while either
/// is done; what comes before and after needs none.
final class Permit {
  // A read that takes longer no longer holds up the others.
  private static final Duration LONGEST_READ = Duration.ofSeconds(30);

  private final Lane lane;
  private final String owner;
  private final Duration longestRead;
  private final AtomicBoolean reading = new AtomicBoolean();

  Permit(Lane lane, String owner) {
    this(lane, owner, LONGEST_READ);
  }

  Permit(Lane lane, String owner, Duration longestRead) {
    this.lane = lane;
    this.owner = owner;
    this.longestRead = longestRead;
  }

  /// Waits for its turn and scans. Of a large object nothing is kept open meanwhile.
  ///
  /// @throws Crowded if it should not wait here
  <T> T scan(ObjectReading object, Supplier<T> scan) {
    Semaphore reads = lane.reads();
    if (reads != null && !lane.scans().isFree()) {
      giveBack(object);
    }
    try (FairPermits.Held _ = lane.scans().take(owner)) {
      awaitRead(reads);
      return scan.get();
    } finally {
      wasRead();
    }
  }

  private static void giveBack(ObjectReading object) {
    try {
      object.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the transfer of the object could not be ended", e);
    }
  }

  private void awaitRead(@Nullable Semaphore reads) {
    if (reads == null) {
      return;
    }
    try {
      reading.set(reads.tryAcquire(longestRead.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets the next object be read. May be called by another thread.
  void wasRead() {
    Semaphore reads = lane.reads();
    if (reads != null && reading.compareAndSet(true, false)) {
      reads.release();
    }
  }

  /// Waits for its turn and looks into the object.
  ///
  /// @param look is told how to get more memory
  /// @throws Crowded if it should not wait here
  <T> T look(Function<LargeMemory, T> look) {
    try (FairPermits.Held held = lane.looks().take(owner)) {
      return look.apply(new SharedMemory(held));
    }
  }

  /// The right to more memory. What a look holds is given back while it waits for that.
  private final class SharedMemory implements LargeMemory {
    private final FairPermits.Held first;

    SharedMemory(FairPermits.Held first) {
      this.first = first;
    }

    @Override
    public <T> T with(Supplier<T> look) {
      first.close();
      try (FairPermits.Held _ = lane.memory().take(owner);
          FairPermits.Held _ = lane.looks().take(owner)) {
        return look.get();
      }
    }
  }
}
