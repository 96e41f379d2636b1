package dev.airlock.scan.examine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A place in a lane, held while a message's object is read and scanned. What remains to be done
/// with the object needs no scanner and so none of its places.
public final class Place implements AutoCloseable {
  private final Semaphore lane;
  private final int objects;
  private final AtomicBoolean left = new AtomicBoolean();

  Place(Semaphore lane, int objects) {
    this.lane = lane;
    this.objects = objects;
  }

  /// Notes that an object was scanned. With a message's only one the place is free.
  void scanned() {
    if (objects == 1) {
      close();
    }
  }

  /// Frees the place, if it is not free already.
  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      lane.release();
    }
  }
}
