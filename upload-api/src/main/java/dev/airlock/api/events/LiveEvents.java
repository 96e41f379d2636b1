package dev.airlock.api.events;

import dev.airlock.registry.event.Changes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Passes published events on to all subscribers of this process, in the order of the stream.
/// Events that are missing although later ones arrived are read from the registry. Not thread-safe.
@Component
public class LiveEvents {
  // Longer than the usual lag between partitions, shorter than people wait.
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_WAITING = 2_000;

  private final Resequencer order = new Resequencer();
  private final Changes changes;
  private final Subscribers subscribers;
  private final Counter gaps;
  private final Clock clock;
  private Instant lastProgress = Instant.MIN;

  LiveEvents(Changes changes, Subscribers subscribers, MeterRegistry meters, Clock clock) {
    this.changes = changes;
    this.subscribers = subscribers;
    this.gaps =
        Counter.builder("airlock.event.gaps")
            .description("How often published events did not arrive, or not in time")
            .register(meters);
    this.clock = clock;
  }

  /// Events may have been missed until now; none that is published from now on will be.
  public void restart() {
    // In this order: what subscribers read afterwards holds everything up to that position.
    order.startAfter(changes.end());
    subscribers.resync();
  }

  /// An event as it arrived: perhaps a duplicate, perhaps before others that precede it in the
  /// stream.
  public void add(LiveEvent event) {
    boolean waited = order.waiting() > 0;
    boolean progress = false;
    for (LiveEvent due : order.add(event)) {
      subscribers.publish(due);
      progress = true;
    }
    if (progress || !waited) {
      lastProgress = clock.instant();
    }
    if (order.waiting() > MAX_WAITING) {
      skipGap();
    }
  }

  /// To be called from time to time: stops waiting for events that should have arrived long ago.
  public void checkForGap() {
    if (order.waiting() > 0 && clock.instant().isAfter(lastProgress.plus(PATIENCE))) {
      skipGap();
    }
  }

  private void skipGap() {
    gaps.increment();
    restart();
  }
}
