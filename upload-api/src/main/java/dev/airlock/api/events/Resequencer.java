package dev.airlock.api.events;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Puts published events back into the order of the stream and drops duplicates. Kafka keeps the
/// order of each file only, and may deliver twice. Not thread-safe.
final class Resequencer {
  private final TreeMap<Long, LiveEvent> early = new TreeMap<>();
  private long last;

  /// Starts over after a position.
  void startAfter(long position) {
    last = position;
    early.headMap(position, true).clear();
  }

  /// Takes the next event as it arrived.
  ///
  /// @return the events that are in order now
  List<LiveEvent> add(LiveEvent event) {
    if (event.position() > last) {
      early.put(event.position(), event);
    }
    List<LiveEvent> due = new ArrayList<>();
    while (early.containsKey(last + 1)) {
      due.add(early.remove(++last));
    }
    return due;
  }

  /// The position up to which everything was passed on.
  long last() {
    return last;
  }

  /// How many events arrived early and wait for others.
  int waiting() {
    return early.size();
  }
}
