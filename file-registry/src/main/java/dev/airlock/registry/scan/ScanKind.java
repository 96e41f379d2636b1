package dev.airlock.registry.scan;

/// Which scan of a file a report belongs to.
enum ScanKind {
  /// The first one, of the uploaded object in the landing bucket.
  INITIAL,
  /// One that an operator requested, of the object where its last verdict put it.
  RESCAN
}
