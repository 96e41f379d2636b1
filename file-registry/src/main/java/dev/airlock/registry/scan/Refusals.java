package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.util.Optional;

/// Why a report did not change a file, judged by the file's present state. Nothing if the report
/// fits that state: then another report brought the file there since this one was rejected.
final class Refusals {

  private Refusals() {}

  static Optional<ClaimOutcome> of(RegisteredFile file, ScanReport.Claim claim, ScanKind kind) {
    if (!file.objectKey().equals(claim.object().key())) {
      return Optional.of(new ClaimOutcome.ForeignObject());
    }
    boolean fits =
        switch (kind) {
          case INITIAL -> awaitsUpload(file, claim.object());
          case RESCAN -> awaitsRescan(file, claim.object());
        };
    if (fits) {
      return Optional.empty();
    }
    return Optional.of(
        file.status() == FileStatus.DELETED
            ? new ClaimOutcome.Deleted()
            : new ClaimOutcome.NothingToScan(file.status(), wasClaimed(file, claim.object())));
  }

  private static boolean awaitsUpload(RegisteredFile file, ObjectVersion object) {
    return switch (file.status()) {
      case PENDING, SCANNING -> file.rescan() == null && UploadedVersions.mayHold(file, object);
      case CLEAN, INFECTED, QUARANTINED, EXPIRED, DELETED -> false;
    };
  }

  private static boolean awaitsRescan(RegisteredFile file, ObjectVersion object) {
    return switch (statusOnceRestored(file)) {
      case CLEAN, QUARANTINED, SCANNING ->
          file.rescan() != null && object.location().equals(file.location());
      case PENDING, INFECTED, EXPIRED, DELETED -> false;
    };
  }

  /// What the file is, or would be if it were restored.
  private static FileStatus statusOnceRestored(RegisteredFile file) {
    Deletion deletion = file.deletion();
    return deletion == null || deletion.restorableUntil() == null || deletion.formerStatus() == null
        ? file.status()
        : deletion.formerStatus();
  }

  static Optional<VerdictOutcome> of(
      RegisteredFile file, ScanReport.VerdictReport report, String scanner) {
    FileStatus status = statusOnceRestored(file);
    if (status == FileStatus.DELETED) {
      return Optional.of(new VerdictOutcome.Deleted());
    }
    ScanClaim claim = file.claim();
    if (claim == null) {
      return Optional.of(new VerdictOutcome.NotClaimed());
    }
    boolean holds =
        claim.scanId().equals(report.scanId())
            && claim.scanner().equals(scanner)
            && claim.object().equals(report.object());
    if (holds && status == FileStatus.SCANNING) {
      return contradiction(file, report).map(VerdictOutcome.Contradictory::new);
    }
    if (holds && status == report.verdict().status()) {
      return Optional.of(new VerdictOutcome.Duplicate(status));
    }
    return Optional.of(
        file.status() == FileStatus.DELETED
            ? new VerdictOutcome.Deleted()
            : new VerdictOutcome.Stale());
  }

  // What is served must be what its owner announced, or what a first scan found it to be.
  private static Optional<String> contradiction(
      RegisteredFile file, ScanReport.VerdictReport report) {
    if (report.verdict().status() != FileStatus.CLEAN) {
      return Optional.empty();
    }
    if (report.object().size() != file.declaredSize()) {
      return Optional.of("object.size");
    }
    String expected = file.policy().sha256();
    return expected == null || expected.equals(report.evidence().sha256())
        ? Optional.empty()
        : Optional.of("sha256");
  }

  /// Whether it is the very version that was claimed last.
  static boolean wasClaimed(RegisteredFile file, ObjectVersion object) {
    ScanClaim claim = file.claim();
    return claim != null && claim.object().equals(object);
  }
}
