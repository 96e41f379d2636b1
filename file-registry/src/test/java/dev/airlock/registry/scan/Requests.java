package dev.airlock.registry.scan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often another scan of a model's file was asked for.
///
/// @param last when it was
record Requests(int number, @Nullable Instant last) {
  private static final int MOST_PAUSES = 64;

  /// Whether the pause is over, which is twice as long after each request.
  boolean areDue(Instant now) {
    Duration pause = Step.Mending.PAUSE;
    for (int i = 0; i < number; i++) {
      pause = pause.multipliedBy(2);
    }
    Duration longest = Step.Mending.PAUSE.multipliedBy(MOST_PAUSES);
    Duration due = pause.compareTo(longest) < 0 ? pause : longest;
    return last == null || now.isAfter(last.plus(due));
  }

  Requests oneMore(Instant now) {
    return new Requests(number + 1, now);
  }

  String stored() {
    return last == null ? "" : Stored.words(Integer.toString(number), Stored.since(last));
  }
}
