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
    for (Kind kind : Kind.values()) {
      count(kind, 0);
    }
  }

  void done(Kind kind) {
    count(kind, 1);
  }

  private void count(Kind kind, int times) {
    meters
        .counter("airlock.reconciler", "action", kind.name().toLowerCase(Locale.ROOT))
        .increment(times);
  }

  enum Kind {
    REQUEUED,
    EXPIRED,
    GIVEN_UP,
    REMOVED,
    PURGED,
    CLEARED,
    FOREIGN
  }
}
