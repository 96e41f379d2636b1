package dev.airlock.registry.file;

/// What a browser does with a downloaded file (RFC 6266).
public enum Disposition {
  /// It saves the file.
  ATTACHMENT,
  /// It shows the file if it can.
  INLINE
}
