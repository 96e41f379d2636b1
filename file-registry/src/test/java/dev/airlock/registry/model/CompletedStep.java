package dev.airlock.registry.model;

import java.time.Instant;

/// A step that was done, and when.
///
/// @param nonce what its answer is marked with if it was given then
/// @param now what the clock showed of whoever did it
/// @param began in nanoseconds of a clock that several threads share
record CompletedStep(Step step, String nonce, Instant now, String outcome, long began, long ended) {

  boolean isBefore(CompletedStep other) {
    return ended <= other.began;
  }

  @Override
  public String toString() {
    return "%9d to %9d  %s %s: %s -> %s"
        .formatted(began / 1_000, ended / 1_000, nonce, StoredFile.since(now), step, outcome);
  }
}
