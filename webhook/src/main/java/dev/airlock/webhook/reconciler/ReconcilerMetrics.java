package dev.airlock.webhook.reconciler;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Counts what the reconciler did.
@Component
class ReconcilerMetrics {
  private final MeterRegistry meters;

  ReconcilerMetrics(MeterRegistry meters) {
    this.meters = meters;
    for (ReconcilerAction action : ReconcilerAction.values()) {
      count(action, 0); // each is published from the start
    }
  }

  void count(ReconcilerAction action) {
    count(action, 1);
  }

  private void count(ReconcilerAction action, int times) {
    meters
        .counter("airlock.reconciler", "action", action.name().toLowerCase(Locale.ROOT))
        .increment(times);
  }
}
