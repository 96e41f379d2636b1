package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/// Requests to scan judged files again. They move nothing: that is up to the scanner that takes the
/// request up, whom the caller has to tell. If that message gets lost, the reconciler sends
/// another.
public class Rescans {
  private final RescanRows rows;
  private final Journal journal;
  private final Clock clock;

  Rescans(RescanRows rows, Journal journal, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.clock = clock;
  }

  /// Has a clean or quarantined file scanned again by the rules that it was accepted under. Takes
  /// back a release that nobody has begun to scan.
  @Transactional
  public RescanOutcome request(FileId id, Actor operator) {
    Optional<RegisteredFile> requested = rows.request(id, clock.instant());
    requested.ifPresent(_ -> journal.record(id, Action.RESCAN_REQUESTED, operator, Map.of()));
    return requested.<RescanOutcome>map(RescanOutcome.Requested::new).orElseGet(() -> refusal(id));
  }

  /// Has a quarantined file scanned again, and lets the reason pass that it is quarantined for, if
  /// that can be waived at all. Whatever else the scan finds counts.
  ///
  /// @param because why, in the operator's words
  @Transactional
  public RescanOutcome release(FileId id, String because, Actor operator) {
    return rows.findById(id)
        .flatMap(Rescans::reasonOf)
        .filter(QuarantineReason::isWaivable)
        .flatMap(waived -> release(id, waived, because, operator))
        .orElseGet(() -> refusal(id));
  }

  private Optional<RescanOutcome> release(
      FileId id, QuarantineReason waived, String because, Actor operator) {
    Optional<RegisteredFile> released = rows.release(id, waived.wireName(), clock.instant());
    released.ifPresent(_ ->
        journal.record(
            id,
            Action.RELEASE_REQUESTED,
            operator,
            Map.of("reason", because, "waived", waived.wireName())));
    return released.map(RescanOutcome.Requested::new);
  }

  private RescanOutcome refusal(FileId id) {
    return rows.findById(id)
        .<RescanOutcome>map(
            file -> new RescanOutcome.Refused(file.status(), reasonOf(file).orElse(null)))
        .orElseGet(RescanOutcome.Unknown::new);
  }

  private static Optional<QuarantineReason> reasonOf(RegisteredFile file) {
    return file.status() == FileStatus.QUARANTINED
        ? Optional.ofNullable(file.finding()).map(ScanFinding::reason)
        : Optional.empty();
  }
}
