package dev.airlock.registry.model;

import java.time.Instant;

/// A step, what came of it, and when.
///
/// @param nonce marks its answer, if that was given then
/// @param now what the actor's clock showed
/// @param began in nanoseconds of a clock that all actors share
record CompletedStep(
    HistoryStep step, String nonce, Instant now, String outcome, long began, long ended) {

  boolean isBefore(CompletedStep other) {
    return ended <= other.began;
  }

  @Override
  public String toString() {
    return "%9d to %9d  %s %s: %s -> %s"
        .formatted(began / 1_000, ended / 1_000, nonce, StoredFile.since(now), step, outcome);
  }
}
