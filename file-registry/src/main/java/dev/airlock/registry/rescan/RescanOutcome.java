package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.RegisteredFile;
import org.jspecify.annotations.Nullable;

/// What became of an operator's request.
public sealed interface RescanOutcome {

  /// The file will be scanned again; it keeps its status until a scanner claims it.
  record Requested(RegisteredFile file) implements RescanOutcome {}

  /// The file is in no state from which that is possible.
  ///
  /// @param reason why it is quarantined, if it is
  record Refused(FileStatus status, @Nullable QuarantineReason reason) implements RescanOutcome {}

  /// The caller has no such file.
  record Unknown() implements RescanOutcome {}
}
