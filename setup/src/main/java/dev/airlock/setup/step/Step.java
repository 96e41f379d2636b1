package dev.airlock.setup.step;

/// One thing that an installation needs. Taking the step again changes nothing.
public interface Step {

  /// Its name, for people: `bucket airlock-uploads, versioning`.
  String about();

  /// Checks, and repairs what is not as wanted.
  ///
  /// @throws SetupFailed if it cannot be repaired, for a reason that the user can act on
  StepOutcome take() throws InterruptedException;
}
