package dev.airlock.registry.idempotency;

import org.jspecify.annotations.Nullable;

/// A message of a scanner that has proved who it is.
///
/// @param scanner its name
/// @param id the same whenever the message is sent again; without it every message is a new one
/// @param digest of all that the message says, lower-case hex
public record ScannerRequest(String scanner, @Nullable String id, String digest) {}
