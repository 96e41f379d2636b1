package dev.airlock.rules.planted.circle;

import dev.airlock.rules.planted.util.PlantedViolations;

/// The other half of a circle between two packages.
public class OtherHalf {
  /// Leads back.
  public Class<?> back() {
    return PlantedViolations.class;
  }
}
