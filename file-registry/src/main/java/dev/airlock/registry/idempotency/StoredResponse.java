package dev.airlock.registry.idempotency;

/// What a scanner is answered, word for word. The registry stores it and never reads it: a retry
/// must get the same response from whatever version of the webhook receives it.
///
/// @param status the HTTP status
/// @param body JSON
public record StoredResponse(int status, String body) {}
