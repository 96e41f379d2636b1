package dev.airlock.scan.clamav;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// The `clamd` part of the worker's health: the state of each clamd. Down if none is in service.
@Component("clamdHealthIndicator")
class ClamdHealth implements HealthIndicator {
  private final ClamdNodes nodes;

  ClamdHealth(ClamdNodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public Health health() {
    Health.Builder health = nodes.isAnyUp() ? Health.up() : Health.down();
    nodes.all().forEach(node -> health.withDetail(node.address().toString(), detail(node)));
    return health.build();
  }

  private static Map<String, Object> detail(ClamdNode node) {
    Map<String, Object> detail = new LinkedHashMap<>();
    NodeCondition condition = node.condition();
    detail.put("state", condition.state().inWords());
    if (!condition.reasons().isEmpty()) {
      detail.put("reasons", condition.reasons());
    }
    detail.put("scans", node.load());
    Duration age = node.age();
    if (age != null) {
      detail.put("signaturesAgeHours", age.toHours());
      detail.put("signaturesOld", node.isOld());
    }
    return detail;
  }
}
