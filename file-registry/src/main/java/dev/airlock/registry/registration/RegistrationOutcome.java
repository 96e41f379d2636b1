package dev.airlock.registry.registration;

import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;

/// What became of a registration.
public sealed interface RegistrationOutcome {

  /// The file is `pending`.
  record Registered(RegisteredFile file) implements RegistrationOutcome {}

  /// The owner has registered as many files as the quota allows.
  ///
  /// @param until when the next one is allowed
  record QuotaExceeded(Instant until) implements RegistrationOutcome {}
}
