package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;

/// What became of a scanner's verdict.
public sealed interface VerdictOutcome extends ReportOutcome {

  /// The verdict is recorded.
  record Recorded(FileStatus status) implements VerdictOutcome {}

  /// The same scan had already recorded the same verdict.
  record Duplicate(FileStatus status) implements VerdictOutcome {}

  /// A later claim or another version of the object holds the file, or it has another verdict.
  record Stale() implements VerdictOutcome {}

  /// The scanner never claimed the file.
  record NotClaimed() implements VerdictOutcome {}

  /// The bytes that were found clean are not those that were announced.
  ///
  /// @param field the one of the report that says so
  record Contradictory(String field) implements VerdictOutcome {}

  /// The file was deleted.
  record Deleted() implements VerdictOutcome {}

  /// There is no such file.
  record Unknown() implements VerdictOutcome {}
}
