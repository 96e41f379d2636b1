package dev.airlock.api.events;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Puts published events back into the order of the stream and drops those that came before. Kafka
/// keeps the order of one file only, and may deliver twice. Not for several threads.
final class Resequencer {
  private final TreeMap<Long, LiveEvent> early = new TreeMap<>();
  private long last;

  /// Begins anew behind a position.
  void startAfter(long position) {
    last = position;
    early.headMap(position, true).clear();
  }

  /// Takes the next event as it came.
  ///
  /// @return those whose turn it is now
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

  /// How many events came early and wait for others.
  int waiting() {
    return early.size();
  }
}
