package dev.airlock.webhook.relay;

import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.signal.EventSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries committed events from the outbox to the publisher, as soon as they are committed. A
/// failure leaves them where they are; the next round takes them again.
@Component
class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  // A round costs the same for one event and for many.
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(20);
  private static final long SHORTEST_WAIT_MILLIS = 10;
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Outbox outbox;
  private final EventSignal signal;
  private final EventPublisher publisher;
  private final RelaySettings settings;
  private volatile boolean running;
  private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

  Relay(Outbox outbox, EventSignal signal, EventPublisher publisher, RelaySettings settings) {
    this.outbox = outbox;
    this.signal = signal;
    this.publisher = publisher;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("event-relay").start(this::run);
  }

  private void run() {
    while (running) {
      try {
        signal.listen(settings.pollInterval(), () -> running, this::relayAll);
      } catch (SQLException | RuntimeException e) {
        if (running) {
          log.warn("Events wait until they can be relayed: {}", e.getMessage());
          pause(LONGEST_WAIT_MILLIS);
        }
      }
    }
  }

  /// Returns when nothing waits any more. If another relay is at work, it may not have seen what
  /// was committed last.
  private void relayAll() {
    long wait = SHORTEST_WAIT_MILLIS;
    while (running) {
      long began = System.nanoTime();
      OptionalInt relayed = outbox.relay(settings.batchSize(), publisher::publish);
      if (relayed.isEmpty()) {
        pause(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
      } else if (relayed.getAsInt() < settings.batchSize()) {
        if (relayed.getAsInt() > 0) {
          pause(AT_MOST_EVERY.minusNanos(System.nanoTime() - began).toMillis());
        }
        return;
      }
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the round that is under way.
  @Override
  public void stop() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
