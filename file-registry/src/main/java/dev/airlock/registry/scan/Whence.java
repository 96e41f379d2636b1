package dev.airlock.registry.scan;

/// Where the object comes from that a report is about.
enum Whence {
  /// It was uploaded, and lies in the landing bucket.
  UPLOADED,
  /// It lies where its last verdict put it, and an operator wants another one.
  JUDGED
}
