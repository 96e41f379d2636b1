package dev.airlock.scan.clamav;

/// The engine's reply to a stream that it accepted to the end.
public sealed interface EngineReply {

  /// `stream: OK`, and nothing else.
  record NothingFound() implements EngineReply {}

  /// A signature matched.
  record Found(String threat) implements EngineReply {}

  /// No signature matched, but a heuristic raised an alarm.
  ///
  /// @param heuristic the engine's name for it
  /// @param alone whether the engine had nothing else to say. It names one of several findings, and
  ///   not always the same one, so a single scan never tells
  record Suspicious(String heuristic, boolean alone) implements EngineReply {}

  /// The engine could not look at everything because the content is encrypted.
  record Encrypted() implements EngineReply {}

  /// A signature file of Airlock's own named something that the engine does not open. No other
  /// signature matched; a limit or a heuristic may hide behind it.
  ///
  /// @param what as the signature calls it
  record Unscanned(String what) implements EngineReply {}

  /// The engine stopped at one of its limits.
  ///
  /// @param limit the engine's name for it
  record LimitExceeded(String limit) implements EngineReply {}
}
