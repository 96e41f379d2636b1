package dev.airlock.registry.registration;

import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;

/// What became of an announcement.
public sealed interface RegistrationOutcome {

  /// The file is `pending`.
  record Registered(RegisteredFile file) implements RegistrationOutcome {}

  /// The owner has announced as many as the quota allows.
  ///
  /// @param until when the next one is allowed
  record QuotaExceeded(Instant until) implements RegistrationOutcome {}
}
