package dev.airlock.registry.scan;

import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.StoredResponse;

/// What came of an attempt to move a file.
sealed interface Transition {

  /// It moved, and stands as `file` now.
  record Applied(RegisteredFile file) implements Transition {}

  /// It is not where such a move may start.
  record Rejected() implements Transition {}

  /// A message with that id was answered before, so nothing was tried.
  ///
  /// @param digest of that message
  record Replayed(String digest, StoredResponse answer) implements Transition {}
}
