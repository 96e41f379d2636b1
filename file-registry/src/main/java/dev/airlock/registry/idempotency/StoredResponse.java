package dev.airlock.registry.idempotency;

/// The response to a scanner, exactly as sent. The registry stores it and never reads it: a retry
/// must get the same response from whatever version of the webhook receives it.
///
/// @param status the HTTP status
/// @param body JSON
public record StoredResponse(int status, String body) {}
