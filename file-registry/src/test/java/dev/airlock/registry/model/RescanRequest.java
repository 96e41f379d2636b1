package dev.airlock.registry.model;

import java.time.Instant;

/// An operator's request for another scan of a model's file.
///
/// @param waives the reason that the operator waives, or empty
record RescanRequest(Instant at, String waives) {

  /// How the answers to the operator and to the scanner state it.
  String rules() {
    return waives.isEmpty() ? "" : " waiving " + waives;
  }

  String stored() {
    return StoredFile.words("wanted " + StoredFile.since(at), waives);
  }
}
