package dev.airlock.registry.scan;

import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.StoredResponse;

/// What came of an attempt to change a file.
sealed interface Transition {

  /// The file has changed to `file`.
  record Applied(RegisteredFile file) implements Transition {}

  /// The file is in no state from which this change may start, or there is no such file.
  record Rejected() implements Transition {}

  /// A request with that id was answered before, so nothing was tried.
  ///
  /// @param digest of that request
  record Replayed(String digest, StoredResponse response) implements Transition {}
}
