package dev.airlock.registry.deletion;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/// Deletes and restores files. The rows and their history stay for ever; the objects go when
/// nothing can be restored any more, which is for the caller to do and then to report.
public class Deletions {
  private final DeletionRows rows;
  private final AuditLog journal;
  private final Clock clock;

  Deletions(DeletionRows rows, AuditLog journal, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.clock = clock;
  }

  /// Deletes the file. Doing it again changes nothing.
  ///
  /// @param restorable whether a settled file may come back within its retention
  /// @return the deleted file; nothing if the caller has no such file
  @Transactional
  public Optional<RegisteredFile> delete(FileId id, boolean restorable, Actor actor) {
    return delete(id, restorable, actor, Map.of());
  }

  /// Deletes the file whose place `newer` takes; it can be restored within its retention. One that
  /// does not belong to the same owner is left alone.
  @Transactional
  public void replace(FileId id, RegisteredFile newer, Actor actor) {
    rows.findById(id)
        .filter(older -> older.owner().equals(newer.owner()))
        .filter(older -> Objects.equals(older.tenant(), newer.tenant()))
        .ifPresent(older -> delete(id, true, actor, Map.of("replacedBy", newer.id().toString())));
  }

  private Optional<RegisteredFile> delete(
      FileId id, boolean restorable, Actor actor, Map<String, String> details) {
    Instant now = clock.instant();
    Optional<RegisteredFile> deleted = rows.delete(id, restorable, now);
    if (deleted.isPresent()) {
      journal.append(deleted.get(), Action.DELETED, actor, now, details);
      return deleted;
    }
    // Locked, or somebody could restore it before it is given up.
    return rows.lock(id)
        .flatMap(file ->
            file.status() != FileStatus.DELETED
                ? delete(id, restorable, actor, details)
                : restorable ? Optional.of(file) : rows.giveUp(id));
  }

  /// Brings a deleted file back as what it was.
  ///
  /// @return nothing if it is not deleted or cannot be restored any more
  @Transactional
  public Optional<RegisteredFile> restore(FileId id, Actor actor) {
    Instant now = clock.instant();
    Optional<RegisteredFile> restored = rows.restore(id, now);
    restored.ifPresent(file -> journal.append(file, Action.RESTORED, actor, now, Map.of()));
    return restored;
  }

  /// Makes sure that a deleted file cannot be restored any more, so that its objects may go.
  ///
  /// @return whether it is deleted
  @Transactional
  public boolean giveUp(FileId id) {
    return rows.giveUp(id).isPresent();
  }

  /// Records that no object of the file is left.
  @Transactional
  public void purged(FileId id, Actor actor) {
    rows.purged(id, clock.instant())
        .ifPresent(file -> journal.record(id, Action.PURGED, actor, Map.of()));
  }
}
