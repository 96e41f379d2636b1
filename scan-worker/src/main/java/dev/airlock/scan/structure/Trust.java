package dev.airlock.scan.structure;

import org.jspecify.annotations.Nullable;

/// How a container is looked at, by what is known of it.
///
/// @param engineSawAll whether the engine, which had the container, was kept from nothing that it
///   opens by itself: an alarm may have stopped it
/// @param isGuess whether it may be no container at all; then nothing is said of damage
/// @param mayHoldSeveral whether programs put several archives one after another there
/// @param unscanned what the engine named in it that it does not open. Something else may hide
///   behind that, so then it gets every member by itself
record Trust(
    boolean engineSawAll, boolean isGuess, boolean mayHoldSeveral, @Nullable String unscanned) {

  /// How the object itself is looked at.
  Trust(boolean engineSawAll, @Nullable String unscanned) {
    this(engineSawAll && unscanned == null, false, false, unscanned);
  }

  /// How what lies in a member is looked at.
  ///
  /// @param isOpen whether the engine had nothing to say of the member
  /// @param named what it named there that it does not open
  Trust inside(Member member, MemberRead read, boolean isOpen, @Nullable String named) {
    boolean guess = isGuess || (member.isGuess() && !read.complete());
    return new Trust(isOpen, guess, member.mayHoldSeveral(), named);
  }

  Trust guessing() {
    return new Trust(engineSawAll, true, mayHoldSeveral, unscanned);
  }
}
