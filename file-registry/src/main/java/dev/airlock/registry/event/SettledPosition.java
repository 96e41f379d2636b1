package dev.airlock.registry.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Up to where in `file_event` everything has its number in the stream, so that nobody needs to
/// look there again. An event that got its number leaves a dead row among those without, and while
/// some snapshot is open nothing takes it away.
///
/// An event may be committed after others with higher positions. Its transaction had changed the
/// file before it took the position, so it is older than one that numbered a higher position; once
/// all of those have ended, nothing more can come. It is known to this process alone, and forgotten
/// when another server answers: after a fail-over, positions may be given once more.
final class SettledPosition {
  private long settled;
  private @Nullable Mark waiting;
  private @Nullable Mark newest;
  private @Nullable Instant server;

  /// A position that was numbered, by that transaction.
  record Mark(long position, long transaction) {}

  /// The position, if this is the server for which it holds; else 0.
  ///
  /// @param started when the server did
  synchronized long asSeenBy(Instant started) {
    if (!started.equals(server)) {
      server = started;
      settled = 0;
      waiting = null;
      newest = null;
    }
    return settled;
  }

  /// Takes note of a round that numbered the oldest events behind the position, and committed.
  ///
  /// @param oldestRunning the oldest transaction that was running before the round looked
  /// @param numbered in the order of their positions
  /// @param limit how many there can be at most
  synchronized void after(long oldestRunning, List<Mark> numbered, int limit) {
    Mark last = numbered.isEmpty() ? null : numbered.getLast();
    if (waiting != null
        && oldestRunning > waiting.transaction()
        && (last == null || numbered.size() < limit || last.position() >= waiting.position())) {
      settled = waiting.position();
      waiting = null;
    }
    if (last != null && (newest == null || last.position() > newest.position())) {
      newest = last;
    }
    // It is kept until it is settled: one after the other could be too young each time.
    if (waiting == null && newest != null && newest.position() > settled) {
      waiting = newest;
    }
  }
}
