package dev.airlock.scan.clamav;

import dev.airlock.objectstore.ScanSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// All clamds. Each is probed on a thread of its own, so that none waits for one that hangs.
@Component
class ClamdNodes implements EngineNodes {
  private final List<ClamdNode> nodes;
  private final ClamdSettings settings;
  private volatile boolean closed;

  ClamdNodes(ClamdSettings settings, ScanSettings scans, Withdrawals withdrawals, Clock clock) {
    this.settings = settings;
    this.nodes =
        settings.nodes().stream()
            .map(NodeAddress::parse)
            .map(address ->
                new ClamdNode(address, settings, scans.maxSize().toBytes(), withdrawals, clock))
            .toList();
  }

  @PostConstruct
  void watch() {
    nodes.forEach(
        node -> Thread.ofVirtual().name("probe-" + node.address()).start(() -> watch(node)));
  }

  private void watch(ClamdNode node) {
    try {
      while (!closed) {
        node.probe();
        TimeUnit.MILLISECONDS.sleep(settings.probe().toMillis());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<EngineNode> leastLoaded(Set<NodeAddress> tried) {
    return nodes.stream()
        .filter(node -> node.isUp() && !tried.contains(node.address()))
        .min(Comparator.comparingInt(ClamdNode::load))
        .map(EngineNode.class::cast);
  }

  @Override
  public boolean isAnyUp() {
    return nodes.stream().anyMatch(ClamdNode::isUp);
  }

  List<ClamdNode> all() {
    return nodes;
  }

  @PreDestroy
  void close() {
    closed = true;
    nodes.forEach(ClamdNode::close);
  }
}
