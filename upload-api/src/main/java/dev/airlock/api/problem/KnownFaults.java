package dev.airlock.api.problem;

import java.util.Optional;

/// Tells which faults of a system that this one needs mean that callers should try again.
public interface KnownFaults {

  /// What to tell callers of the fault; nothing if it is not known.
  Optional<Problem> explain(Throwable fault);
}
