package dev.airlock.scan.clamav;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// The state of the clamd nodes, by `node`: `airlock.clamd.up` and `airlock.clamd.misconfigured` (1
/// or 0), `airlock.clamd.scans` under way, and `airlock.clamd.signatures.age` in seconds, `NaN`
/// where a node does not tell.
@Component
class ClamdMeters implements MeterBinder {
  private final ClamdNodes nodes;

  ClamdMeters(ClamdNodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (ClamdNode node : nodes.all()) {
      String name = node.address().toString();
      Gauge.builder("airlock.clamd.up", node, it -> it.isUp() ? 1 : 0)
          .tag("node", name)
          .register(meters);
      Gauge.builder("airlock.clamd.misconfigured", node, it -> it.isMisconfigured() ? 1 : 0)
          .tag("node", name)
          .register(meters);
      Gauge.builder("airlock.clamd.scans", node, ClamdNode::load)
          .tag("node", name)
          .register(meters);
      Gauge.builder("airlock.clamd.signatures.age", node, ClamdMeters::ageSeconds)
          .tag("node", name)
          .baseUnit("seconds")
          .register(meters);
    }
  }

  private static double ageSeconds(ClamdNode node) {
    Duration age = node.age();
    return age == null ? Double.NaN : age.toSeconds();
  }
}
