package dev.airlock.scan.observation;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.clamav.NodeAddress;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// Times the scans of all nodes.
record ObservedEngineNodes(EngineNodes nodes, Stages stages) implements EngineNodes {

  @Override
  public Optional<EngineNode> leastLoaded(Set<NodeAddress> tried) {
    return nodes.leastLoaded(tried).map(node -> new ObservedEngineNode(node, stages));
  }

  @Override
  public boolean isAnyUp() {
    return nodes.isAnyUp();
  }

  private record ObservedEngineNode(EngineNode node, Stages stages) implements EngineNode {

    @Override
    public NodeAddress address() {
      return node.address();
    }

    @Override
    public EngineReply scan(InputStream bytes, long size) {
      return stages.observe(Stage.SCAN, () -> node.scan(bytes, size));
    }

    @Override
    public ScanEngine engine() {
      return node.engine();
    }

    @Override
    public void vouchFor(ScanEngine then) {
      node.vouchFor(then);
    }

    @Override
    public void suspect() {
      node.suspect();
    }
  }
}
