package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;

/// What became of a scanner's claim.
public sealed interface ClaimOutcome extends ReportOutcome {

  /// The scanner holds the file; earlier claims no longer count.
  record Held(RegisteredFile file) implements ClaimOutcome {}

  /// There is nothing to scan: the file is settled, no upload is awaited, or another scan of it is
  /// asked for than that of this object.
  ///
  /// @param sameVersion whether the object is the very version that was judged
  record NothingToScan(FileStatus status, boolean sameVersion) implements ClaimOutcome {}

  /// The object does not lie where this file's uploads lie.
  record ForeignObject() implements ClaimOutcome {}

  /// The file was deleted.
  record Deleted() implements ClaimOutcome {}

  /// No such file was announced.
  record Unknown() implements ClaimOutcome {}
}
