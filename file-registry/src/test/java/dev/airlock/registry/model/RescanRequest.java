package dev.airlock.registry.model;

import java.time.Instant;

/// That an operator wants a model's file to be scanned again.
///
/// @param waives the one reason that the operator answers for, or empty
record RescanRequest(Instant at, String waives) {

  /// What whoever asked is told, and whoever scans.
  String rules() {
    return waives.isEmpty() ? "" : " waiving " + waives;
  }

  String stored() {
    return StoredFile.words("wanted " + StoredFile.since(at), waives);
  }
}
