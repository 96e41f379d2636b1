package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;

/// What became of a scanner's claim.
public sealed interface ClaimOutcome extends ReportOutcome {

  /// The scanner holds the file, which may be deleted; earlier claims no longer count.
  record Held(RegisteredFile file) implements ClaimOutcome {}

  /// There is nothing to scan: the file has a verdict, no upload is expected, a scan of another
  /// object is requested, or a later upload has taken the file, or as many as may.
  ///
  /// @param sameVersion whether the object is the very version that was claimed last
  record NothingToScan(FileStatus status, boolean sameVersion) implements ClaimOutcome {}

  /// The object's key is not that of this file.
  record ForeignObject() implements ClaimOutcome {}

  /// The file was deleted.
  record Deleted() implements ClaimOutcome {}

  /// There is no such file.
  record Unknown() implements ClaimOutcome {}
}
