package dev.airlock.registry.event;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/// Committed events on their way out: each at least once, those of one file in order.
public class Outbox {
  private final FileEventRows rows;
  private final Clock clock;

  Outbox(FileEventRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /// Hands the oldest waiting events to `publisher` and marks them when it returns. If it throws,
  /// all of them wait for the next call. Only one relay works at a time, however many there are.
  ///
  /// @param publisher must not return before every event is safe where it goes
  /// @return how many were handed over; 0 if none waits or another relay is at work
  @Transactional
  public int relay(int limit, Consumer<List<CommittedEvent>> publisher) {
    if (!rows.lockOutbox()) {
      return 0;
    }
    List<FileEventRow> waiting = rows.findNotRelayed(limit);
    if (waiting.isEmpty()) {
      return 0;
    }
    publisher.accept(waiting.stream().map(Outbox::committed).toList());
    rows.markRelayed(waiting.stream().map(FileEventRow::position).toList(), clock.instant());
    return waiting.size();
  }

  private static CommittedEvent committed(FileEventRow row) {
    return new CommittedEvent(
        row.fileId(),
        change(row.sequence()),
        change(row.status()),
        row.occurredAt(),
        change(row.data()).text());
  }

  // A constraint of the table: an event has all of them or none.
  private static <T> T change(@Nullable T part) {
    return Objects.requireNonNull(part, "an event that is relayed is a change");
  }
}
