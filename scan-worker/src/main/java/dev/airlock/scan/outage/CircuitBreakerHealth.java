package dev.airlock.scan.outage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// The `s3AndWebhook` part of the worker's health: whether one of them is unavailable, or file
/// after file fails.
@Component("s3AndWebhookHealthIndicator")
class CircuitBreakerHealth implements HealthIndicator {
  private final DependencyCircuitBreaker breaker;

  CircuitBreakerHealth(DependencyCircuitBreaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public Health health() {
    return breaker.isOpen()
        ? Health.down()
            .withDetail("state", "file after file fails: receiving nothing for now")
            .withDetail("lastFault", breaker.lastFault())
            .build()
        : Health.up().build();
  }
}
