package dev.airlock.setup.step;

/// What a step did.
public sealed interface Outcome {

  /// Nothing: it was as it must be.
  ///
  /// @param state what was found
  record Found(String state) implements Outcome {}

  /// It was not there and now is.
  ///
  /// @param state what was made
  record Created(String state) implements Outcome {}

  /// It was there, but otherwise.
  ///
  /// @param before what was found
  /// @param state what it is now
  record Changed(String before, String state) implements Outcome {}

  /// Nothing: the server has no such request.
  record Unsupported() implements Outcome {}
}
