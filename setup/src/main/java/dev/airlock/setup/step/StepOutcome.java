package dev.airlock.setup.step;

/// What a step did.
public sealed interface StepOutcome {

  /// Nothing: it was as wanted.
  ///
  /// @param state what was found
  record Found(String state) implements StepOutcome {}

  /// It was missing and was created.
  ///
  /// @param state what was created
  record Created(String state) implements StepOutcome {}

  /// It existed, but differed.
  ///
  /// @param before what was found
  /// @param state what it is now
  record Changed(String before, String state) implements StepOutcome {}

  /// Nothing: the server does not support the request.
  record Unsupported() implements StepOutcome {}
}
