package dev.airlock.api.events;

import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.CommittedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Passes published events on to all subscribers of this process, in the order of the stream.
/// Events that are missing although later ones arrived are read from the registry, and so are all
/// of them while none arrive at all.
@Component
public class LiveEvents {
  // Longer than the usual lag between partitions, shorter than people wait.
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_WAITING = 2_000;
  private static final long NOT_BEHIND = -1;

  private final Resequencer order = new Resequencer();
  private final Changes changes;
  private final Subscribers subscribers;
  private final Counter gaps;
  private final Clock clock;
  private Instant lastProgress = Instant.MIN;
  private boolean started;
  private boolean reading;
  private long behindSince = NOT_BEHIND;

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
  public synchronized void restart() {
    started = true;
    // In this order: what subscribers read afterwards holds everything up to that position.
    order.startAfter(changes.end());
    subscribers.resync();
  }

  /// An event as it arrived: perhaps a duplicate, perhaps before others that precede it in the
  /// stream.
  public synchronized void add(LiveEvent event) {
    boolean waited = order.waiting() > 0;
    boolean progress = pass(event);
    if (progress) {
      reading = false;
    }
    if (progress || !waited) {
      lastProgress = clock.instant();
    }
    if (order.waiting() > MAX_WAITING) {
      skipGap();
    }
  }

  /// To be called from time to time: stops waiting for events that should have arrived long ago.
  public synchronized void checkForGap() {
    if (order.waiting() > 0 && clock.instant().isAfter(lastProgress.plus(PATIENCE))) {
      skipGap();
    }
  }

  /// To be called every few seconds, whatever becomes of Kafka: passes on what is in the registry
  /// but has not arrived since the call before. Costs one row if there is nothing, and one page for
  /// all subscribers together if there is.
  synchronized void catchUp() {
    long end = changes.end();
    if (!started || (subscribers.isEmpty() && end > order.last())) {
      restart();
    }
    if (end <= order.last()) {
      behindSince = NOT_BEHIND;
    } else if (reading || behindSince == order.last()) {
      read(end);
    } else {
      behindSince = order.last();
    }
  }

  private void read(long end) {
    reading = true;
    if (end - order.last() > MAX_WAITING) {
      skipGap();
      return;
    }
    gaps.increment();
    for (CommittedEvent event : changes.ofEverybody(order.last(), MAX_WAITING)) {
      pass(
          new LiveEvent(
              event.streamPosition(),
              event.fileId(),
              event.sequence(),
              event.status(),
              new TenantContext(event.tenant(), event.owner()),
              event.data()));
    }
  }

  private boolean pass(LiveEvent event) {
    List<LiveEvent> due = order.add(event);
    due.forEach(subscribers::publish);
    return !due.isEmpty();
  }

  private void skipGap() {
    gaps.increment();
    restart();
  }
}
