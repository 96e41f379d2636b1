package dev.airlock.scan.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;

/// One owner's part of [FairPermits], which guards it by its lock: what is running, who waits, and
/// how long a scan takes.
final class OwnerShare {
  private static final double SECOND = 1e9;
  // Of the last scan in the average.
  private static final double WEIGHT = 0.25;

  private final Deque<Waiter> line = new ArrayDeque<>();
  private final List<Long> begins = new ArrayList<>();
  private double average;

  /// Stands at the end of the line.
  ///
  /// @param arrival numbers all that arrive
  Waiter line(long arrival, Condition turn) {
    Waiter waiter = new Waiter(arrival, turn);
    line.add(waiter);
    return waiter;
  }

  void leave(Waiter waiter) {
    line.remove(waiter);
  }

  int lineLength() {
    return line.size();
  }

  /// How many stand before it.
  int placeOf(Waiter waiter) {
    int place = 0;
    for (Waiter other : line) {
      if (other == waiter) {
        return place;
      }
      place++;
    }
    return place;
  }

  boolean mayHold(int most) {
    return !line.isEmpty() && begins.size() < most;
  }

  /// Whether its turn is before that of another one; both wait.
  boolean isBefore(OwnerShare other) {
    return begins.size() != other.begins.size()
        ? begins.size() < other.begins.size()
        : line.getFirst().arrival < other.line.getFirst().arrival;
  }

  void giveToFirst(long now) {
    Waiter first = line.removeFirst();
    begins.add(now);
    first.begin = now;
    first.permit = true;
    first.turn.signal();
  }

  void end(long begin, long now) {
    begins.remove(begin);
    double seconds = (now - begin) / SECOND;
    average = average == 0 ? seconds : average + WEIGHT * (seconds - average);
  }

  boolean isIdle() {
    return line.isEmpty() && begins.isEmpty();
  }

  /// How long a scan takes: as long as the last ones, or as those already do that are running.
  double secondsOfAScan(long now) {
    double running = begins.stream().mapToLong(begin -> now - begin).average().orElse(0);
    return Math.max(average, running / SECOND);
  }

  /// One who waits for a permit.
  static final class Waiter {
    private final long arrival;
    private final Condition turn;
    private boolean permit;
    private long begin;

    private Waiter(long arrival, Condition turn) {
      this.arrival = arrival;
      this.turn = turn;
    }

    Condition turn() {
      return turn;
    }

    boolean hasPermit() {
      return permit;
    }

    /// When it got the permit.
    long begin() {
      return begin;
    }
  }
}
