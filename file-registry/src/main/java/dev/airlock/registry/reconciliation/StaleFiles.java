package dev.airlock.registry.reconciliation;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;

/// Finds files that nobody works on any more, and gets them going again. Every update is guarded: a
/// file that has changed in the meantime is left alone.
public class StaleFiles {
  private static final Actor RECONCILER = Actor.named("reconciler");

  private final FileRepository files;
  private final ReconciliationRepository repository;
  private final AuditLog auditLog;
  private final Clock clock;

  StaleFiles(
      FileRepository files, ReconciliationRepository repository, AuditLog auditLog, Clock clock) {
    this.files = files;
    this.repository = repository;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Files whose upload expired longer than `ago` without a scan, the oldest first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverUploaded(Duration ago, int limit) {
    return repository.pending(clock.instant().minus(ago), limit);
  }

  /// Files that a scan claimed longer than `ago` and that have no verdict, the oldest claim first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverSettled(Duration ago, int limit) {
    return repository.scanning(clock.instant().minus(ago), limit);
  }

  /// Files for which an operator requested a rescan longer than `ago` and that no scanner has
  /// claimed since, the oldest request first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverRescanned(Duration ago, int limit) {
    return repository.toRescan(clock.instant().minus(ago), limit);
  }

  /// What rescans that ended longer than `ago` may have left behind where their verdicts moved an
  /// object from, the oldest first.
  @Transactional(readOnly = true)
  public List<Leftover> leftovers(Duration ago, int limit) {
    return repository.leftovers(clock.instant().minus(ago), limit);
  }

  /// Deleted files that can no longer be restored and whose objects may still exist.
  @Transactional(readOnly = true)
  public List<RegisteredFile> notPurged(int limit) {
    return repository.deleted(clock.instant(), limit);
  }

  /// When the newest file was initiated that a scanner has claimed: the queue has come that far.
  @Transactional(readOnly = true)
  public Optional<Instant> newestClaimed() {
    return repository.newestClaimed();
  }

  /// Those of the files whose rescans may have left something behind.
  @Transactional(readOnly = true)
  public Set<FileId> withLeftovers(Collection<FileId> ids) {
    return repository.withLeftovers(ids.stream().map(FileId::value).toArray(UUID[]::new)).stream()
        .map(FileId::new)
        .collect(Collectors.toSet());
  }

  /// The files of these ids, as far as they exist.
  @Transactional(readOnly = true)
  public Map<FileId, RegisteredFile> find(List<FileId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : files.findAll(ids).stream()
            .collect(Collectors.toMap(RegisteredFile::id, Function.identity()));
  }

  /// Records that another scan is queued, for a file without a verdict or one whose rescan is
  /// pending.
  ///
  /// @param pause the least time since the last one; it doubles each time
  /// @return whether to queue it
  @Transactional
  public boolean requeue(FileId id, Duration pause) {
    boolean due = repository.requeue(id, pause.toSeconds(), clock.instant()).isPresent();
    if (due) {
      auditLog.record(id, Action.REQUEUED, RECONCILER, Map.of());
    }
    return due;
  }

  /// Lets a file expire that was not uploaded in time.
  ///
  /// @param ago for how long its upload has to be over
  /// @return whether it was still pending
  @Transactional
  public boolean expire(FileId id, Duration ago) {
    Instant now = clock.instant();
    return repository
        .expire(id, now.minus(ago))
        .map(file -> {
          auditLog.append(file, Action.EXPIRED, RECONCILER, now, Map.of());
          return true;
        })
        .orElse(false);
  }

  /// Quarantines a file as `scan-failed` whose object was lost while it was scanned.
  ///
  /// @return whether that scan still held the file
  @Transactional
  public boolean quarantineLost(FileId id, ScanClaim claim) {
    Instant now = clock.instant();
    return repository
        .quarantineLost(id, claim.scanId(), claim.claimedAt(), now)
        .map(file -> {
          auditLog.append(file, Action.SETTLED, RECONCILER, now, Map.of());
          return true;
        })
        .orElse(false);
  }

  /// Deletes what a rescan left behind, unless the file is being scanned or is stored there again.
  /// Until that is done, no scanner can claim the file and put something in its place.
  ///
  /// @param deletion deletes it, and returns whether it existed
  /// @return whether anything was deleted
  @Transactional
  public boolean clear(Leftover leftover, BooleanSupplier deletion) {
    ObjectLocation at = leftover.location();
    int known =
        repository.clear(leftover.file(), leftover.scanId(), at.bucket(), at.key(), at.versionId());
    if (known == 0 || !deletion.getAsBoolean()) {
      return false;
    }
    auditLog.record(leftover.file(), Action.LEFTOVER_REMOVED, RECONCILER, Map.of());
    return true;
  }

  /// Records that a copy was deleted that was made for a verdict which never counted.
  @Transactional
  public void removedCopy(FileId id, Map<String, String> details) {
    auditLog.record(id, Action.LEFTOVER_REMOVED, RECONCILER, details);
  }

  /// Records that an object was deleted that was uploaded after the verdict.
  ///
  /// @param details which one
  @Transactional
  public void removed(FileId id, Map<String, String> details) {
    auditLog.record(id, Action.UPLOAD_DISCARDED, RECONCILER, details);
  }
}
