package dev.airlock.api.problem;

import java.util.Optional;

/// The faults of a dependency after which callers should try again.
public interface KnownFaults {

  /// The problem that callers see; nothing if the fault is not known.
  Optional<ApiProblemException> explain(Throwable fault);
}
