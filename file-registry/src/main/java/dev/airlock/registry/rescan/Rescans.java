package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/// Requests to scan files again that have a verdict. A request changes no status: the scanner does
/// that when it claims the file, and it is for the caller to queue the scan. If that message gets
/// lost, the reconciler sends another.
public class Rescans {
  private static final List<String> WAIVABLE =
      Arrays.stream(QuarantineReason.values())
          .filter(QuarantineReason::isWaivable)
          .map(QuarantineReason::wireName)
          .toList();

  private final FileRepository files;
  private final RescanRepository repository;
  private final AuditLog auditLog;
  private final Clock clock;

  Rescans(FileRepository files, RescanRepository repository, AuditLog auditLog, Clock clock) {
    this.files = files;
    this.repository = repository;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Has a clean or quarantined file scanned again by the rules under which it was accepted.
  /// Cancels a release whose scan has not begun.
  @Transactional
  public RescanOutcome request(FileId id, Actor operator) {
    // Locked, because a refusal has to name the state that the request met, not the next one.
    return files
        .lock(id)
        .map(file -> request(file, operator))
        .orElseGet(RescanOutcome.Unknown::new);
  }

  private RescanOutcome request(RegisteredFile file, Actor operator) {
    Optional<RegisteredFile> requested = repository.request(file.id(), clock.instant());
    requested.ifPresent(
        _ -> auditLog.record(file.id(), Action.RESCAN_REQUESTED, operator, Map.of()));
    return outcome(file, requested);
  }

  /// Has a quarantined file scanned again and waives the reason for its quarantine, if that reason
  /// can be waived at all. Whatever else the scan finds counts.
  ///
  /// @param because why, in the operator's words
  @Transactional
  public RescanOutcome release(FileId id, String because, Actor operator) {
    return files
        .lock(id)
        .map(file -> release(file, because, operator))
        .orElseGet(RescanOutcome.Unknown::new);
  }

  private RescanOutcome release(RegisteredFile file, String because, Actor operator) {
    Optional<RegisteredFile> released =
        repository.release(file.id(), WAIVABLE, operator.subject(), because, clock.instant());
    released
        .flatMap(Rescans::reasonOf)
        .ifPresent(waived ->
            auditLog.record(
                file.id(),
                Action.RELEASE_REQUESTED,
                operator,
                Map.of("reason", because, "waived", waived.wireName())));
    return outcome(file, released);
  }

  private static RescanOutcome outcome(RegisteredFile file, Optional<RegisteredFile> requested) {
    return requested
        .<RescanOutcome>map(RescanOutcome.Requested::new)
        .orElseGet(() -> new RescanOutcome.Refused(file.status(), reasonOf(file).orElse(null)));
  }

  private static Optional<QuarantineReason> reasonOf(RegisteredFile file) {
    return file.status() == FileStatus.QUARANTINED
        ? Optional.ofNullable(file.finding()).map(ScanFinding::reason)
        : Optional.empty();
  }
}
