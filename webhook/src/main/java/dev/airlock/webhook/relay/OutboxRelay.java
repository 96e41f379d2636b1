package dev.airlock.webhook.relay;

import dev.airlock.registry.event.EventSignal;
import dev.airlock.registry.event.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Publishes the events of the outbox as soon as they are committed. After a failure they stay in
/// the outbox; the next round publishes them again.
@Component
class OutboxRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  // A round costs the same for one event and for many.
  private static final Duration SHORTEST_ROUND = Duration.ofMillis(20);
  private static final long SHORTEST_WAIT_MILLIS = 10;
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Outbox outbox;
  private final EventSignal signal;
  private final LifecycleEventProducer producer;
  private final RelaySettings settings;
  private volatile boolean running;
  private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

  OutboxRelay(
      Outbox outbox, EventSignal signal, LifecycleEventProducer producer, RelaySettings settings) {
    this.outbox = outbox;
    this.signal = signal;
    this.producer = producer;
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
          log.warn("Events cannot be published and stay in the outbox: {}", e.getMessage());
          pause(LONGEST_WAIT_MILLIS);
        }
      }
    }
  }

  /// Returns when the outbox is empty. If another relay is running, it may not have seen what was
  /// committed last.
  private void relayAll() {
    long wait = SHORTEST_WAIT_MILLIS;
    while (running) {
      long began = System.nanoTime();
      OptionalInt relayed = outbox.relay(settings.batchSize(), producer::publish);
      if (relayed.isEmpty()) {
        pause(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
      } else if (relayed.getAsInt() < settings.batchSize()) {
        if (relayed.getAsInt() > 0) {
          pause(SHORTEST_ROUND.minusNanos(System.nanoTime() - began).toMillis());
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

  /// Waits for the current round.
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
