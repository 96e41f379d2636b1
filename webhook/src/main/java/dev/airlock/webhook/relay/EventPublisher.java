package dev.airlock.webhook.relay;

import dev.airlock.registry.event.CommittedEvent;
import java.util.List;

/// Where lifecycle events go.
public interface EventPublisher {

  /// Publishes all events, each at least once, those of one file in the order given. Returns when
  /// the last is safe; throws if one is not, after which all may be given again.
  void publish(List<CommittedEvent> events);
}
