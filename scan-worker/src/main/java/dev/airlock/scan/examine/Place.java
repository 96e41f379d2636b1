package dev.airlock.scan.examine;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// A message's place in a lane. Scanners are what is scarce, so a place is held while an object is
/// scanned; what is done before and after needs none.
public final class Place implements AutoCloseable {
  private final Semaphore lane;
  private final boolean keeps;
  private boolean held;

  private Place(Semaphore lane, boolean keeps, boolean held) {
    this.lane = lane;
    this.keeps = keeps;
    this.held = held;
  }

  /// A place for each object of a message while it is scanned.
  static Place forEachScan(Semaphore lane) {
    return new Place(lane, false, false);
  }

  /// A place that was taken before anything is done, so that nothing is opened while it waits.
  ///
  /// @param keeps whether it is held until the end, because there are several objects
  static Place taken(Semaphore lane, boolean keeps) {
    return new Place(lane, keeps, true);
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

  /// Frees the place, if it is not free already.
  @Override
  public void close() {
    if (held) {
      held = false;
      lane.release();
    }
  }
}
