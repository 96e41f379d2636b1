package dev.airlock.scan.clamav;

import java.util.Optional;
import java.util.Set;

/// All scanners that a worker knows.
public interface Scanners {

  /// The one with the least to do among those in service.
  ///
  /// @param tried those that are not asked again
  Optional<Scanner> leastLoaded(Set<NodeAddress> tried);

  /// Whether any of them is in service.
  boolean isAnyUp();
}
