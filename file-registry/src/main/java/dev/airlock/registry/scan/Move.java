package dev.airlock.registry.scan;

import dev.airlock.registry.answer.Answer;
import dev.airlock.registry.file.RegisteredFile;

/// What came of an attempt to move a file.
sealed interface Move {

  /// It moved, and stands as `file` now.
  record Done(RegisteredFile file) implements Move {}

  /// It is not where such a move may start.
  record Refused() implements Move {}

  /// A message with that id was answered before, so nothing was tried.
  ///
  /// @param digest of that message
  record Answered(String digest, Answer answer) implements Move {}
}
