package dev.airlock.registry.file;

/// What a browser does with a downloaded file (RFC 6266).
public enum Disposition {
  /// It saves it.
  ATTACHMENT,
  /// It displays it if it can.
  INLINE
}
