package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.util.Optional;

/// Why a report did not move a file, as the file stands now. Nothing if it stands where the report
/// fits: then another moved it there since the report was refused.
final class Refusals {

  private Refusals() {}

  static Optional<ClaimOutcome> of(RegisteredFile file, ScanReport.Claim claim) {
    if (!file.objectKey().equals(claim.object().key())) {
      return Optional.of(new ClaimOutcome.ForeignObject());
    }
    return switch (file.status()) {
      case DELETED -> Optional.of(new ClaimOutcome.Deleted());
      case CLEAN, INFECTED, QUARANTINED, EXPIRED ->
          Optional.of(
              new ClaimOutcome.NothingToScan(file.status(), isJudged(file, claim.object())));
      case PENDING, SCANNING -> Optional.empty();
    };
  }

  static Optional<SettleOutcome> of(
      RegisteredFile file, ScanReport.Settlement settlement, String scanner) {
    if (file.status() == FileStatus.DELETED) {
      return Optional.of(new SettleOutcome.Deleted());
    }
    ScanClaim claim = file.claim();
    if (claim == null) {
      return Optional.of(new SettleOutcome.NotClaimed());
    }
    boolean holds =
        claim.scanId().equals(settlement.scanId())
            && claim.scanner().equals(scanner)
            && claim.object().equals(settlement.object());
    if (holds && file.status() == FileStatus.SCANNING) {
      return Optional.empty();
    }
    return Optional.of(
        holds && file.status() == settlement.verdict().status()
            ? new SettleOutcome.Duplicate(file.status())
            : new SettleOutcome.Stale());
  }

  /// Whether it is the very version that was claimed last.
  static boolean isJudged(RegisteredFile file, ObjectVersion object) {
    ScanClaim claim = file.claim();
    return claim != null && claim.object().equals(object);
  }
}
