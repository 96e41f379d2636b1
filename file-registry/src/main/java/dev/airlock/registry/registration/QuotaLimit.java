package dev.airlock.registry.registration;

/// What a [Quota] limits.
public enum QuotaLimit {
  FILES,
  BYTES
}
