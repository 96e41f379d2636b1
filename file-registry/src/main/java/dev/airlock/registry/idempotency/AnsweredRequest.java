package dev.airlock.registry.idempotency;

import java.time.Instant;

/// A scanner's request and the response to it.
public record AnsweredRequest(
    ScannerRequest request, StoredResponse response, Instant answeredAt) {}
