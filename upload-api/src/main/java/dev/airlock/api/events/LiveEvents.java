package dev.airlock.api.events;

import dev.airlock.registry.event.Changes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Passes published events on to all who listen here, in the order of the stream. What does not
/// come although later events did is left to the registry. Not for several threads.
@Component
public class LiveEvents {
  // Longer than partitions lie apart as a rule, shorter than people wait.
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_WAITING = 2_000;

  private final Resequencer order = new Resequencer();
  private final Changes changes;
  private final Subscribers listeners;
  private final Counter gaps;
  private final Clock clock;
  private Instant lastProgress = Instant.MIN;

  LiveEvents(Changes changes, Subscribers listeners, MeterRegistry meters, Clock clock) {
    this.changes = changes;
    this.listeners = listeners;
    this.gaps =
        Counter.builder("airlock.event.gaps")
            .description("How often published events did not come, or not in time")
            .register(meters);
    this.clock = clock;
  }

  /// Events may have been missed; none that is published from now on will be.
  public void restart() {
    // In this order: what is read after it holds everything up to there.
    order.startAfter(changes.end());
    listeners.lookAgain();
  }

  /// An event as it came: perhaps again, perhaps before others that precede it in the stream.
  public void add(LiveEvent event) {
    boolean waited = order.waiting() > 0;
    boolean progress = false;
    for (LiveEvent due : order.add(event)) {
      listeners.tell(due);
      progress = true;
    }
    if (progress || !waited) {
      lastProgress = clock.instant();
    }
    if (order.waiting() > MAX_WAITING) {
      giveUp();
    }
  }

  /// To be called from time to time: waits no longer for what should have come long ago.
  public void look() {
    if (order.waiting() > 0 && clock.instant().isAfter(lastProgress.plus(PATIENCE))) {
      giveUp();
    }
  }

  private void giveUp() {
    gaps.increment();
    restart();
  }
}
