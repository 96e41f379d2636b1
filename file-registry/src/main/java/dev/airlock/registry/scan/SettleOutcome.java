package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;

/// What became of a scanner's verdict.
public sealed interface SettleOutcome extends ReportOutcome {

  /// The verdict holds.
  record Recorded(FileStatus status) implements SettleOutcome {}

  /// The same scan had already recorded the same verdict.
  record Duplicate(FileStatus status) implements SettleOutcome {}

  /// A later claim or another version of the object holds the file, or it is settled otherwise.
  record Stale() implements SettleOutcome {}

  /// The scanner never claimed the file.
  record NotClaimed() implements SettleOutcome {}

  /// The file was deleted.
  record Deleted() implements SettleOutcome {}

  /// No such file was announced.
  record Unknown() implements SettleOutcome {}
}
