package dev.airlock.api.health;

import dev.airlock.registry.access.NeededColumns;
import dev.airlock.runtime.database.DatabaseHealth;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reports which dependencies are reachable. Without one of them the service still answers what the
/// database alone can tell: it is degraded, not down, and keeps getting requests. Without the
/// database it is not ready.
@Configuration(proxyBeanMethods = false)
class DependencyHealth {
  private static final Status DEGRADED = new Status("DEGRADED", "a dependency is unreachable");

  private final DependencyWatch watch;

  DependencyHealth(DependencyWatch watch) {
    this.watch = watch;
  }

  @Bean
  HealthIndicator dbHealthIndicator(DataSource database) {
    return new DatabaseHealth(database, NeededColumns.ALL);
  }

  @Bean
  HealthIndicator s3HealthIndicator() {
    return () -> health("s3");
  }

  @Bean
  HealthIndicator sqsHealthIndicator() {
    return () -> health("sqs");
  }

  @Bean
  HealthIndicator kafkaHealthIndicator() {
    return () -> health("kafka");
  }

  private Health health(String name) {
    return (watch.isUnreachable(name) ? Health.status(DEGRADED) : Health.up()).build();
  }
}
