package dev.airlock.scan.structure;

import java.io.InputStream;

/// Scans bytes as one file.
@FunctionalInterface
public interface MemberScanner {

  /// Streams all of `content` to the engine. The stream never fails: what can't be unpacked on ends
  /// it early. A fault of the engine is thrown, and ends the second look.
  ///
  /// @param expectedBytes how many there will be at most, for a deadline only
  Answer scan(InputStream content, long expectedBytes);

  /// The engine's answer for a member.
  sealed interface Answer {

    /// It found nothing.
    record Clean() implements Answer {}

    /// A signature matched.
    record Infected(String threat) implements Answer {}

    /// It met something encrypted.
    record Encrypted() implements Answer {}

    /// It named something in it that it does not open.
    record Unscanned(String what) implements Answer {}

    /// It stopped at one of its limits.
    record LimitExceeded() implements Answer {}

    /// What it should scan came so slowly that nobody waits any longer.
    record TooSlow() implements Answer {}

    /// One of its heuristics raised an alarm, which may hide anything else but a signature.
    record Suspicious(String heuristic) implements Answer {}
  }
}
