package dev.airlock.scan.clamav;

import java.util.Optional;
import java.util.Set;

/// All nodes that a worker knows.
public interface EngineNodes {

  /// The one with the least to do among those in service.
  ///
  /// @param tried those that are not asked again
  Optional<EngineNode> leastLoaded(Set<NodeAddress> tried);

  /// Whether any of them is in service.
  boolean isAnyUp();
}
