package dev.airlock.registry.reconciliation;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;

/// Finds files on which nobody works any more, and brings them on. Every move is guarded: a file
/// that has moved by itself meanwhile stays where it is.
public class StaleFiles {
  private static final Actor RECONCILER = Actor.named("reconciler");

  private final ReconciliationRows rows;
  private final AuditLog journal;
  private final Clock clock;

  StaleFiles(ReconciliationRows rows, AuditLog journal, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.clock = clock;
  }

  /// Files that nobody may upload any more since `ago`, without a scan, the oldest first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverUploaded(Duration ago, int limit) {
    return rows.pending(clock.instant().minus(ago), limit);
  }

  /// Files that were claimed by a scan longer than `ago`, the oldest first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverSettled(Duration ago, int limit) {
    return rows.scanning(clock.instant().minus(ago), limit);
  }

  /// Files that an operator wanted to have scanned again longer than `ago` and that no scanner has
  /// taken up, the oldest request first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> neverRescanned(Duration ago, int limit) {
    return rows.toRescan(clock.instant().minus(ago), limit);
  }

  /// What rescans that ended longer than `ago` may have left where their verdicts moved it from,
  /// the oldest first.
  @Transactional(readOnly = true)
  public List<Leftover> leftovers(Duration ago, int limit) {
    return rows.leftovers(clock.instant().minus(ago), limit);
  }

  /// Deleted files that cannot be restored and whose objects were not reported as removed.
  @Transactional(readOnly = true)
  public List<RegisteredFile> notPurged(int limit) {
    return rows.deleted(clock.instant(), limit);
  }

  /// The files of these ids, as far as there are any.
  @Transactional(readOnly = true)
  public Map<FileId, RegisteredFile> find(List<FileId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : rows.findAllByIdIn(ids).stream()
            .collect(Collectors.toMap(RegisteredFile::id, Function.identity()));
  }

  /// Notes that another scan is asked for, of an unsettled file or of one that is to be scanned
  /// again.
  ///
  /// @param pause the time since the last one before which nothing is done; it doubles each time
  /// @return whether to ask for it
  @Transactional
  public boolean requeue(FileId id, Duration pause) {
    boolean due = rows.requeue(id, pause.toSeconds(), clock.instant()).isPresent();
    if (due) {
      journal.record(id, Action.REQUEUED, RECONCILER, Map.of());
    }
    return due;
  }

  /// Ends a file that was not uploaded in time.
  ///
  /// @param ago since when nobody may upload it
  /// @return whether it was still pending
  @Transactional
  public boolean expire(FileId id, Duration ago) {
    Instant now = clock.instant();
    return rows.expire(id, now.minus(ago))
        .map(file -> {
          journal.append(file, Action.EXPIRED, RECONCILER, now, Map.of());
          return true;
        })
        .orElse(false);
  }

  /// Ends a file whose object was lost while it was scanned, as `quarantined` because of
  /// `scan-failed`.
  ///
  /// @return whether the scan that held it still did
  @Transactional
  public boolean giveUp(FileId id, ScanClaim claim) {
    Instant now = clock.instant();
    return rows.giveUp(id, claim.scanId(), claim.claimedAt(), now)
        .map(file -> {
          journal.append(file, Action.SETTLED, RECONCILER, now, Map.of());
          return true;
        })
        .orElse(false);
  }

  /// Removes what a rescan left, unless the file is being scanned or lies there again. Until it is
  /// removed, no scanner can take the file up and put something in its place.
  ///
  /// @param removal removes it, and says whether it was there
  /// @return whether there was anything to remove
  @Transactional
  public boolean clear(Leftover leftover, BooleanSupplier removal) {
    ObjectLocation at = leftover.location();
    int known =
        rows.clear(leftover.file(), leftover.scanId(), at.bucket(), at.key(), at.versionId());
    if (known == 0 || !removal.getAsBoolean()) {
      return false;
    }
    journal.record(leftover.file(), Action.LEFTOVER_REMOVED, RECONCILER, Map.of());
    return true;
  }

  /// Records that an object was removed for which nobody waited any more.
  ///
  /// @param details which one
  @Transactional
  public void removed(FileId id, Map<String, String> details) {
    journal.record(id, Action.UPLOAD_DISCARDED, RECONCILER, details);
  }
}
