package dev.airlock.scan.structure;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The right to more memory than every look has. One look at a time has it, so that several
/// together never need more than the heap has.
public final class LargeMemory {
  private final Semaphore one = new Semaphore(1, true);

  /// Does something with it, when no other look has it any more.
  public <T> T with(Supplier<T> look) {
    one.acquireUninterruptibly();
    try {
      return look.get();
    } finally {
      one.release();
    }
  }
}
