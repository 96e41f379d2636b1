package dev.airlock.scan.clamav;

/// The engine's reply to a stream that it accepted to the end.
public sealed interface EngineReply {

  /// `stream: OK`, and nothing else.
  record NothingFound() implements EngineReply {}

  /// A signature matched.
  record Found(String threat) implements EngineReply {}

  /// The engine could not look at everything because the content is encrypted.
  record Encrypted() implements EngineReply {}

  /// The engine stopped at one of its limits.
  record LimitExceeded() implements EngineReply {}
}
