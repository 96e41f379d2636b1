package dev.airlock.scan.clamav;

/// The engine's answer for a stream that it accepted to the end.
public sealed interface EngineAnswer {

  /// `stream: OK`, and nothing else.
  record NothingFound() implements EngineAnswer {}

  /// A signature matched.
  record Found(String threat) implements EngineAnswer {}

  /// The engine could not look at everything because the content is encrypted.
  record Encrypted() implements EngineAnswer {}

  /// The engine stopped at one of its limits.
  record LimitExceeded() implements EngineAnswer {}
}
