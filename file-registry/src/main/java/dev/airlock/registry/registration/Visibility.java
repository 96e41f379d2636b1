package dev.airlock.registry.registration;

/// Where a file is that a caller cannot see.
public enum Visibility {
  /// In the caller's tenant, and somebody else's.
  HERE,
  /// In another tenant.
  ELSEWHERE,
  /// Nobody announced it.
  NOWHERE
}
