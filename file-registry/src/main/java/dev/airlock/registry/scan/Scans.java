package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/// The only way by which a file comes to `scanning`, `clean`, `infected` or `quarantined`. Each
/// change commits together with its event.
public class Scans {
  private final ScanRows rows;
  private final Deletions deletions;
  private final Journal journal;
  private final Clock clock;

  Scans(ScanRows rows, Deletions deletions, Journal journal, Clock clock) {
    this.rows = rows;
    this.deletions = deletions;
    this.journal = journal;
    this.clock = clock;
  }

  /// Lets a scan attempt hold the file for one object version. A later claim takes the file from an
  /// earlier one, so that a scanner that died holds up nobody.
  @Transactional
  public ClaimOutcome claim(FileId id, ScanReport.Claim claim, String scanner) {
    Instant now = clock.instant();
    Optional<RegisteredFile> held = rows.claim(id, claim, scanner, now);
    if (held.isPresent()) {
      journal.append(held.get(), Action.SCAN_STARTED, Actor.named(scanner), now, Map.of());
      return new ClaimOutcome.Held(held.get());
    }
    return rows.findById(id)
        .map(file -> {
          ClaimOutcome outcome = notHeld(file, claim);
          auditDiscarded(file, claim.object(), outcome, scanner);
          return outcome;
        })
        .orElseGet(ClaimOutcome.Unknown::new);
  }

  // A permission can be used again after the scan. What comes then is removed, and leaves a trace.
  private void auditDiscarded(
      RegisteredFile file, ObjectVersion object, ClaimOutcome outcome, String scanner) {
    if (outcome instanceof ClaimOutcome.ForeignObject || isJudged(file, object)) {
      return;
    }
    Map<String, String> details = new HashMap<>();
    details.put("eTag", object.eTag());
    details.put("size", Long.toString(object.size()));
    if (object.versionId() != null) {
      details.put("versionId", object.versionId());
    }
    journal.record(file.id(), Action.UPLOAD_DISCARDED, Actor.named(scanner), details);
  }

  /// Settles the file, provided that `settlement` comes from the scan that holds it and is about
  /// the object version that this scan claimed.
  @Transactional
  public SettleOutcome settle(FileId id, ScanReport.Settlement settlement, String scanner) {
    Instant now = clock.instant();
    Optional<RegisteredFile> settled =
        rows.settle(
            id,
            settlement,
            FindingColumns.of(settlement),
            settlement.evidence().startedAt(),
            settlement.evidence().finishedAt(),
            now);
    if (settled.isPresent()) {
      journal.append(settled.get(), Action.SETTLED, Actor.named(scanner), now, Map.of());
      replace(settled.get(), Actor.named(scanner));
      return new SettleOutcome.Recorded(settled.get().status());
    }
    return rows.findById(id)
        .map(file -> notSettled(file, settlement))
        .orElseGet(SettleOutcome.Unknown::new);
  }

  // Only what is clean takes another file's place. A newer file is locked before an older one, so
  // that no two settlements wait for each other.
  private void replace(RegisteredFile settled, Actor scanner) {
    FileId replaced = settled.replaces();
    if (settled.status() == FileStatus.CLEAN && replaced != null) {
      deletions.replace(replaced, settled, scanner);
    }
  }

  private static ClaimOutcome notHeld(RegisteredFile file, ScanReport.Claim claim) {
    if (!file.objectKey().equals(claim.object().key())) {
      return new ClaimOutcome.ForeignObject();
    }
    return switch (file.status()) {
      case DELETED -> new ClaimOutcome.Deleted();
      case CLEAN, INFECTED, QUARANTINED, EXPIRED ->
          new ClaimOutcome.NothingToScan(file.status(), isJudged(file, claim.object()));
      // The file moved between the two statements; the caller's retry will find it settled.
      case PENDING, SCANNING ->
          throw new IllegalStateException("file " + file.id() + " moved while it was claimed");
    };
  }

  private static boolean isJudged(RegisteredFile file, ObjectVersion object) {
    ScanClaim claim = file.claim();
    return claim != null && claim.object().equals(object);
  }

  private static SettleOutcome notSettled(RegisteredFile file, ScanReport.Settlement settlement) {
    if (file.status() == FileStatus.DELETED) {
      return new SettleOutcome.Deleted();
    }
    ScanClaim claim = file.claim();
    if (claim == null) {
      return new SettleOutcome.NotClaimed();
    }
    return isRepeat(file, claim.scanId(), settlement)
        ? new SettleOutcome.Duplicate(file.status())
        : new SettleOutcome.Stale();
  }

  private static boolean isRepeat(
      RegisteredFile file, UUID holder, ScanReport.Settlement settlement) {
    return holder.equals(settlement.scanId())
        && isJudged(file, settlement.object())
        && file.status() == settlement.verdict().status();
  }
}
