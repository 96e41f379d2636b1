package dev.airlock.scan.pipeline;

import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.clamav.NodeAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Nodes that are asked in their order, as long as nobody suspects them.
record FakeEngineNodes(List<FakeEngineNode> all) implements EngineNodes {

  FakeEngineNodes(FakeEngineNode... all) {
    this(List.of(all));
  }

  @Override
  public Optional<EngineNode> leastLoaded(Set<NodeAddress> tried) {
    return all.stream()
        .filter(node -> !node.isSuspected() && !tried.contains(node.address()))
        .findFirst()
        .map(EngineNode.class::cast);
  }

  @Override
  public boolean isAnyUp() {
    return leastLoaded(Set.of()).isPresent();
  }
}
