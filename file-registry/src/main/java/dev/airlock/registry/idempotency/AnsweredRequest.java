package dev.airlock.registry.idempotency;

import java.time.Instant;

/// A message and what it was answered.
public record AnsweredRequest(ScannerRequest message, StoredResponse answer, Instant answeredAt) {}
