package dev.airlock.registry.scan;

import java.time.Instant;

/// That an operator wants a model's file to be scanned again.
///
/// @param waives the one reason that the operator answers for, or empty
record Wanted(Instant at, String waives) {

  /// What whoever asked is told, and whoever scans.
  String rules() {
    return waives.isEmpty() ? "" : " waiving " + waives;
  }

  String stored() {
    return Stored.words("wanted " + Stored.since(at), waives);
  }
}
