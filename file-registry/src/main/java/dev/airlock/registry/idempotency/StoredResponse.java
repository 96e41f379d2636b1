package dev.airlock.registry.idempotency;

/// What a scanner is told.
///
/// @param status the HTTP status
/// @param body JSON
public record StoredResponse(int status, String body) {}
