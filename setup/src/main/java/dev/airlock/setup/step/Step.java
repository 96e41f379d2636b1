package dev.airlock.setup.step;

/// One thing that an installation needs. Taking the step again changes nothing.
public interface Step {

  /// What it is about, for people: `bucket airlock-uploads, versioning`.
  String about();

  /// Looks, and mends what is not as it must be.
  ///
  /// @throws SetupFailed if it cannot be mended, for a reason that the user can act on
  Outcome take() throws InterruptedException;
}
