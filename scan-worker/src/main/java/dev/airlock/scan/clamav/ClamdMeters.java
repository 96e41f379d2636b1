package dev.airlock.scan.clamav;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
    MultiGauge up = MultiGauge.builder("airlock.clamd.up").register(meters);
    MultiGauge misconfigured = MultiGauge.builder("airlock.clamd.misconfigured").register(meters);
    MultiGauge scans = MultiGauge.builder("airlock.clamd.scans").register(meters);
    MultiGauge age =
        MultiGauge.builder("airlock.clamd.signatures.age").baseUnit("seconds").register(meters);
    nodes.follow(all -> {
      show(up, all, node -> node.isUp() ? 1 : 0);
      show(misconfigured, all, node -> node.isMisconfigured() ? 1 : 0);
      show(scans, all, ClamdNode::load);
      show(age, all, ClamdMeters::ageSeconds);
    });
  }

  private static void show(
      MultiGauge gauge, List<ClamdNode> nodes, ToDoubleFunction<ClamdNode> value) {
    gauge.register(
        nodes.stream()
            .map(node -> Row.of(Tags.of("node", node.address().toString()), node, value))
            .toList(),
        true);
  }

  private static double ageSeconds(ClamdNode node) {
    Duration age = node.age();
    return age == null ? Double.NaN : age.toSeconds();
  }
}
