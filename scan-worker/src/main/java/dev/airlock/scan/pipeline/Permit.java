package dev.airlock.scan.pipeline;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A message's place in a lane. Scanners are what is scarce, so a place is held while an object is
/// scanned; what is done before and after needs none.
public final class Permit implements AutoCloseable {
  private final Semaphore lane;
  private final Semaphore turns;
  private final boolean keeps;
  private final AtomicBoolean inTurn = new AtomicBoolean();
  private boolean held;

  private Permit(Semaphore lane, Semaphore turns, boolean keeps, boolean held) {
    this.lane = lane;
    this.turns = turns;
    this.keeps = keeps;
    this.held = held;
  }

  /// A place for each object of a message while it is scanned.
  static Permit forEachScan(Semaphore lane) {
    return new Permit(lane, new Semaphore(0), false, false);
  }

  /// A place that was taken before anything is done, so that nothing is opened while it waits.
  ///
  /// @param keeps whether it is held until the end, because there are several objects
  /// @param turns to read an object
  static Permit taken(Semaphore lane, boolean keeps, Semaphore turns) {
    return new Permit(lane, turns, keeps, true);
  }

  /// Returns when it is this one's turn to read, or after `longest`.
  void awaitTurn(Duration longest) throws InterruptedException {
    inTurn.set(turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Scans when there is a place.
  <T> T during(Supplier<T> scan) {
    if (!held) {
      lane.acquireUninterruptibly();
      held = true;
    }
    try {
      return scan.get();
    } finally {
      if (!keeps) {
        close();
      }
    }
  }

  /// Lets the next object be read. Whoever reads may call it.
  void wasRead() {
    if (inTurn.compareAndSet(true, false)) {
      turns.release();
    }
  }

  /// Frees the place, if it is not free already.
  @Override
  public void close() {
    wasRead();
    if (held) {
      held = false;
      lane.release();
    }
  }
}
