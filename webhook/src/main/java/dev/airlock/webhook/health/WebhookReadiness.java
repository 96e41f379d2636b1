package dev.airlock.webhook.health;

import dev.airlock.registry.access.NeededColumns;
import dev.airlock.runtime.database.DatabaseHealth;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Without a database that takes changes no result can be recorded, so none should be sent here.
@Configuration(proxyBeanMethods = false)
class WebhookReadiness {

  @Bean
  HealthIndicator dbHealthIndicator(DataSource database) {
    return new DatabaseHealth(database, NeededColumns.ALL);
  }
}
