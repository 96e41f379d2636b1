package dev.airlock.scan.pipeline;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A message's permit to scan. The engine's nodes are what is scarce, so it is held while an object
/// is scanned; what is done before and after needs none.
public final class Permit implements AutoCloseable {
  private final Semaphore scans;
  private final Semaphore reads;
  private final boolean keeps;
  private final AtomicBoolean reading = new AtomicBoolean();
  private boolean held;

  private Permit(Semaphore scans, Semaphore reads, boolean keeps, boolean held) {
    this.scans = scans;
    this.reads = reads;
    this.keeps = keeps;
    this.held = held;
  }

  /// One that is acquired for each object of a message while it is scanned.
  static Permit forEachScan(Semaphore scans) {
    return new Permit(scans, new Semaphore(0), false, false);
  }

  /// One that was acquired before anything is done, so that nothing is opened while it waits.
  ///
  /// @param keeps whether it is held until the end, because there are several objects
  /// @param reads permits to read an object
  static Permit acquired(Semaphore scans, boolean keeps, Semaphore reads) {
    return new Permit(scans, reads, keeps, true);
  }

  /// Returns when the object may be read, or after `longest`.
  void awaitRead(Duration longest) throws InterruptedException {
    reading.set(reads.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Scans under the permit.
  <T> T during(Supplier<T> scan) {
    if (!held) {
      scans.acquireUninterruptibly();
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

  /// Lets the next object be read. May be called by another thread.
  void wasRead() {
    if (reading.compareAndSet(true, false)) {
      reads.release();
    }
  }

  /// Releases the permit, unless that is done already.
  @Override
  public void close() {
    wasRead();
    if (held) {
      held = false;
      scans.release();
    }
  }
}
