package dev.airlock.registry.idempotency;

import java.time.Instant;

/// What a request with an [UploadKey] is.
public sealed interface KeyUse {

  /// The first one, to be carried out.
  ///
  /// @param startedAt tells it from a later one that took its place
  record First(Instant startedAt) implements KeyUse {}

  /// The same is being carried out.
  record InProgress() implements KeyUse {}

  /// One was answered.
  ///
  /// @param digest SHA-256 of everything that the answered request said, lower-case hex
  record Answered(String digest, StoredResponse response) implements KeyUse {}
}
