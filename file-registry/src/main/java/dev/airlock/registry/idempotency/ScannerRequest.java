package dev.airlock.registry.idempotency;

import org.jspecify.annotations.Nullable;

/// A request of an authenticated scanner.
///
/// @param scanner its name
/// @param id the same on every retry of the request; one without an id is always a new one
/// @param digest SHA-256 of everything that the request says, lower-case hex
public record ScannerRequest(String scanner, @Nullable String id, String digest) {}
