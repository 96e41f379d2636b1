package dev.airlock.registry.answer;

import java.time.Instant;

/// A message and what it was answered.
public record AnsweredMessage(ScannerMessage message, Answer answer, Instant answeredAt) {}
