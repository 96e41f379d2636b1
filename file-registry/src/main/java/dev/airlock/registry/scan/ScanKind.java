package dev.airlock.registry.scan;

/// Where the object comes from that a report is about.
enum ScanKind {
  /// It was uploaded, and lies in the landing bucket.
  INITIAL,
  /// It lies where its last verdict put it, and an operator wants another one.
  RESCAN
}
