package dev.airlock.registry.deletion;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/// Deletes and restores files. The rows and their history stay for ever. The objects are deleted
/// once the file can no longer be restored; the caller does that and then calls [#purged].
public class Deletions {
  private final FileRepository files;
  private final DeletionRepository repository;
  private final AuditLog auditLog;
  private final Clock clock;

  Deletions(FileRepository files, DeletionRepository repository, AuditLog auditLog, Clock clock) {
    this.files = files;
    this.repository = repository;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Deletes the file. Doing it again changes nothing.
  ///
  /// @param restorable whether a file with a verdict can be restored within its retention
  /// @return the deleted file; nothing if the caller has no such file
  @Transactional
  public Optional<RegisteredFile> delete(FileId id, boolean restorable, Actor actor) {
    return delete(id, restorable, actor, Map.of());
  }

  /// The same, and says why in the file's history.
  ///
  /// @param because in the words of whoever deletes it
  @Transactional
  public Optional<RegisteredFile> delete(
      FileId id, boolean restorable, String because, Actor actor) {
    return delete(id, restorable, actor, Map.of("reason", because));
  }

  /// Deletes the file that `newer` replaces; it can be restored within its retention. A file of
  /// another owner is left alone.
  @Transactional
  public void replace(FileId id, RegisteredFile newer, Actor actor) {
    files
        .find(id)
        .filter(older -> older.owner().equals(newer.owner()))
        .filter(older -> Objects.equals(older.tenant(), newer.tenant()))
        .ifPresent(older -> delete(id, true, actor, Map.of("replacedBy", newer.id().toString())));
  }

  private Optional<RegisteredFile> delete(
      FileId id, boolean restorable, Actor actor, Map<String, String> details) {
    Instant now = clock.instant();
    Optional<RegisteredFile> deleted = repository.delete(id, restorable, now);
    if (deleted.isPresent()) {
      auditLog.append(deleted.get(), Action.DELETED, actor, now, details);
      return deleted;
    }
    // Locked, or somebody could restore it before it is made permanent.
    return files
        .lock(id)
        .flatMap(file ->
            file.status() != FileStatus.DELETED
                ? delete(id, restorable, actor, details)
                : restorable ? Optional.of(file) : repository.makePermanent(id));
  }

  /// Gives a deleted file its former status back.
  ///
  /// @return nothing if it is not deleted or can no longer be restored
  @Transactional
  public Optional<RegisteredFile> restore(FileId id, Actor actor) {
    Instant now = clock.instant();
    Optional<RegisteredFile> restored = repository.restore(id, now);
    restored.ifPresent(file -> auditLog.append(file, Action.RESTORED, actor, now, Map.of()));
    return restored;
  }

  /// Makes sure that a deleted file can no longer be restored, so its objects may be deleted.
  ///
  /// @return whether it is deleted
  @Transactional
  public boolean makePermanent(FileId id) {
    return repository.makePermanent(id).isPresent();
  }

  /// Records that no object of the file is left.
  @Transactional
  public void purged(FileId id, Actor actor) {
    repository
        .purged(id, clock.instant())
        .ifPresent(file -> auditLog.record(id, Action.PURGED, actor, Map.of()));
  }
}
