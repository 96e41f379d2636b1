package dev.airlock.scan.outage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Shows as `s3AndWebhook` in the worker's health whether one of them is away.
@Component("s3AndWebhookHealthIndicator")
class CircuitBreakerHealth implements HealthIndicator {
  private final DependencyCircuitBreaker outages;

  CircuitBreakerHealth(DependencyCircuitBreaker outages) {
    this.outages = outages;
  }

  @Override
  public Health health() {
    return outages.ongoing()
        ? Health.down().withDetail("state", "one of them is away: nothing is received").build()
        : Health.up().build();
  }
}
