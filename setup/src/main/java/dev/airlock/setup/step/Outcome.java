package dev.airlock.setup.step;

/// What a step did.
public sealed interface Outcome {

  /// Nothing: it was as wanted.
  ///
  /// @param state what was found
  record Found(String state) implements Outcome {}

  /// It was missing and was created.
  ///
  /// @param state what was created
  record Created(String state) implements Outcome {}

  /// It existed, but differed.
  ///
  /// @param before what was found
  /// @param state what it is now
  record Changed(String before, String state) implements Outcome {}

  /// Nothing: the server does not support the request.
  record Unsupported() implements Outcome {}
}
