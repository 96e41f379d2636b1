package dev.airlock.registry.registration;

import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;

/// What became of a registration.
public sealed interface RegistrationOutcome {

  /// The file is `pending`.
  record Registered(RegisteredFile file) implements RegistrationOutcome {}

  /// With this file the owner would have registered more than the quota allows.
  ///
  /// @param until when the file is allowed
  record QuotaExceeded(QuotaLimit limit, Instant until) implements RegistrationOutcome {}
}
