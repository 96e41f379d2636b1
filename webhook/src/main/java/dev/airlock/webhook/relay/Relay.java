package dev.airlock.webhook.relay;

import dev.airlock.registry.event.Outbox;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Carries committed events from the outbox to the publisher. A failure leaves them where they are;
/// the next round takes them again.
@Component
class Relay {
  private final Outbox outbox;
  private final EventPublisher publisher;
  private final EventSettings settings;

  Relay(Outbox outbox, EventPublisher publisher, EventSettings settings) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.settings = settings;
  }

  @Scheduled(fixedDelayString = "${airlock.events.poll-interval}")
  void relay() {
    int relayed;
    do {
      relayed = outbox.relay(settings.batchSize(), publisher::publish);
    } while (relayed == settings.batchSize());
  }
}
