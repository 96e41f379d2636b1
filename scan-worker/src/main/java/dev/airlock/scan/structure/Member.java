package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Reopened;
import org.jspecify.annotations.Nullable;

/// A member of a container, or what else lies in it.
///
/// @param content unpacks it
/// @param stored the member itself, where it is not packed
/// @param expectedBytes how many bytes it should have
/// @param openToEngine whether the engine, which had the container, has seen it by itself
/// @param isGuess whether it may be no member at all; then nothing is said of damage
/// @param mayHoldSeveral whether programs put several archives one after another there
public record Member(
    String name,
    Reopened content,
    @Nullable Bytes stored,
    long expectedBytes,
    boolean openToEngine,
    boolean isGuess,
    boolean mayHoldSeveral) {

  /// A member that lies in its container as it is, not seen by the engine.
  public static Member stored(String name, Bytes bytes) {
    return new Member(name, bytes::stream, bytes, bytes.size(), false, false, false);
  }

  /// A member that is packed, not seen by the engine.
  public static Member packed(String name, Reopened content, long expectedBytes) {
    return new Member(name, content, null, expectedBytes, false, false, false);
  }

  /// The same member, seen by the engine or not.
  public Member openToEngine(boolean isOpen) {
    return new Member(name, content, stored, expectedBytes, isOpen, isGuess, mayHoldSeveral);
  }

  /// The same member, of a program that may put several archives there.
  public Member holdingSeveral() {
    return new Member(name, content, stored, expectedBytes, openToEngine, isGuess, true);
  }

  /// The same member, which may be none.
  public Member guessed() {
    return new Member(name, content, stored, expectedBytes, openToEngine, true, mayHoldSeveral);
  }
}
