package dev.airlock.scan.structure;

/// How a container is looked at, by what is known of it.
///
/// @param engineSawAll whether the engine, which had the container, was kept from nothing that it
///   opens by itself: an alarm may have stopped it
/// @param isGuess whether it may be no container at all; then nothing is said of damage
/// @param mayHoldSeveral whether programs put several archives one after another there
record Trust(boolean engineSawAll, boolean isGuess, boolean mayHoldSeveral) {

  /// How what lies in a member is looked at.
  ///
  /// @param isOpen whether the engine had nothing to say of the member
  Trust inside(Member member, MemberRead read, boolean isOpen) {
    boolean guess = isGuess || (member.isGuess() && !read.complete());
    return new Trust(isOpen, guess, member.mayHoldSeveral());
  }

  Trust guessing() {
    return new Trust(engineSawAll, true, mayHoldSeveral);
  }
}
