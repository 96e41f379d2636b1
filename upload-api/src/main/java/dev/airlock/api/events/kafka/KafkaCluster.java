package dev.airlock.api.events.kafka;

import dev.airlock.api.health.Dependency;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// The Kafka cluster that carries the lifecycle events.
@Component
class KafkaCluster implements Dependency {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final Admin admin;

  /// @param kafka knows the settings of administration, with their SSL bundle
  KafkaCluster(KafkaAdmin kafka) {
    Map<String, Object> configuration = new HashMap<>(kafka.getConfigurationProperties());
    configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    this.admin = Admin.create(configuration);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void probe() throws Exception {
    admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void close() {
    admin.close(PATIENCE);
  }
}
