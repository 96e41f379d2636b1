package dev.airlock.registry.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often another scan of a model's file was queued.
///
/// @param last when it was
record RequeueRequests(int number, @Nullable Instant last) {
  static final RequeueRequests NONE = new RequeueRequests(0, null);
  private static final int MOST_PAUSES = 64;

  /// Whether the pause is over, which doubles with each request.
  boolean areDue(Instant now) {
    Duration pause = HistoryStep.Reconciliation.PAUSE;
    for (int i = 0; i < number; i++) {
      pause = pause.multipliedBy(2);
    }
    Duration longest = HistoryStep.Reconciliation.PAUSE.multipliedBy(MOST_PAUSES);
    Duration due = pause.compareTo(longest) < 0 ? pause : longest;
    return last == null || now.isAfter(last.plus(due));
  }

  RequeueRequests oneMore(Instant now) {
    return new RequeueRequests(number + 1, now);
  }

  String stored() {
    return last == null ? "" : StoredFile.words(Integer.toString(number), StoredFile.since(last));
  }
}
