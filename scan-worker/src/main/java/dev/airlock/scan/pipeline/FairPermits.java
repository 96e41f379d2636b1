package dev.airlock.scan.pipeline;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Permits that the owners of files share. A free one goes to the owner who holds the fewest, and
/// of those to whoever has waited longest: while others wait, nobody has more than a share of the
/// time, however long the scans take, and while nobody else does, nothing is held back. Nobody
/// starves: an owner who waits comes to hold the fewest.
///
/// Two things would keep others from waiting here at all. A long scan that holds every permit: so
/// one owner may be allowed fewer than there are. And a long line of one owner's: there is room for
/// so many messages in a worker. So what stands in line for longer than [#LONGEST_LINE], going by
/// how long that owner's scans take, goes back to the queue instead; the first of an owner's line
/// never does.
final class FairPermits {
  /// How long the scans may take that stand before and with one of the same owner. Longer than a
  /// message is deferred at first, so that no permit is idle meanwhile.
  static final Duration LONGEST_LINE = Duration.ofSeconds(15);

  // The averages of so many owners are kept, the last ones.
  private static final int MOST_KNOWN = 1_000;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final int mostOfOne;
  private final int mostWaiting;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, OwnerShare> shares = new LinkedHashMap<>(16, 0.75f, true);
  private int free;
  private int waiting;
  private long arrivals;

  /// @param permits how many there are
  /// @param mostOfOne how many of them one owner may hold
  /// @param mostWaiting how many may be waited for at a time
  FairPermits(int permits, int mostOfOne, int mostWaiting) {
    this(permits, mostOfOne, mostWaiting, System::nanoTime);
  }

  FairPermits(int permits, int mostOfOne, int mostWaiting, LongSupplier nanoTime) {
    this.free = permits;
    this.mostOfOne = mostOfOne;
    this.mostWaiting = mostWaiting;
    this.nanoTime = nanoTime;
  }

  /// Waits for a permit, which the caller closes.
  ///
  /// @throws Crowded if it should not be waited for here
  Held take(String owner) {
    lock.lock();
    try {
      OwnerShare share = shares.computeIfAbsent(owner, _ -> new OwnerShare());
      OwnerShare.Waiter waiter = share.line(arrivals++, lock.newCondition());
      waiting++;
      giveOut();
      if (waiting <= mostWaiting) {
        await(waiter, share);
      }
      if (!waiter.hasPermit()) {
        share.leave(waiter);
        waiting--;
        throw new Crowded(owner);
      }
      return new Held(owner, waiter.begin());
    } finally {
      lock.unlock();
    }
  }

  /// Whether one could be had at once.
  boolean isFree() {
    lock.lock();
    try {
      return free > 0;
    } finally {
      lock.unlock();
    }
  }

  /// How many are waited for.
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /// Whether so many wait that nobody else should.
  boolean isFull() {
    lock.lock();
    try {
      return free == 0 && waiting >= mostWaiting;
    } finally {
      lock.unlock();
    }
  }

  /// Whether another one of this owner's would stand in line for too long.
  boolean isCrowdedBy(String owner) {
    lock.lock();
    try {
      @Nullable OwnerShare share = shares.get(owner);
      return share != null && isTooLong(share, share.lineLength());
    } finally {
      lock.unlock();
    }
  }

  private void await(OwnerShare.Waiter waiter, OwnerShare share) {
    try {
      while (!waiter.hasPermit() && !isTooLong(share, share.placeOf(waiter))) {
        boolean _ = waiter.turn().await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) { // the worker is stopping
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTooLong(OwnerShare share, int place) {
    double seconds = share.secondsOfAScan(nanoTime.getAsLong());
    return place > 0 && seconds * (place + 1) / mostOfOne > LONGEST_LINE.toSeconds();
  }

  private void giveOut() {
    for (OwnerShare next = next(); next != null; next = next()) {
      free--;
      waiting--;
      next.giveToFirst(nanoTime.getAsLong());
    }
  }

  private @Nullable OwnerShare next() {
    OwnerShare next = null;
    if (free > 0) {
      for (OwnerShare share : shares.values()) {
        if (share.mayHold(mostOfOne) && (next == null || share.isBefore(next))) {
          next = share;
        }
      }
    }
    return next;
  }

  private void giveBack(String owner, long begin) {
    lock.lock();
    try {
      OwnerShare share = shares.get(owner);
      if (share != null) { // it is kept while it holds one
        share.end(begin, nanoTime.getAsLong());
      }
      free++;
      giveOut();
      Iterator<OwnerShare> oldest = shares.values().iterator();
      while (shares.size() > MOST_KNOWN && oldest.hasNext()) {
        if (oldest.next().isIdle()) {
          oldest.remove();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// A permit that is held.
  final class Held implements AutoCloseable {
    private final String owner;
    private final long begin;
    private boolean open = true;

    private Held(String owner, long begin) {
      this.owner = owner;
      this.begin = begin;
    }

    /// Gives it back, unless that is done already.
    @Override
    public void close() {
      if (open) {
        open = false;
        giveBack(owner, begin);
      }
    }
  }
}
