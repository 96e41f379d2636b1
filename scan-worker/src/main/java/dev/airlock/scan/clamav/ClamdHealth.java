package dev.airlock.scan.clamav;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Shows as `clamd` in the worker's health whether the scanner answers.
@Component("clamdHealthIndicator")
class ClamdHealth implements HealthIndicator {
  private final Clamd clamd;

  ClamdHealth(Clamd clamd) {
    this.clamd = clamd;
  }

  @Override
  public Health health() {
    return clamd.isAlive() ? Health.up().build() : Health.down().build();
  }
}
