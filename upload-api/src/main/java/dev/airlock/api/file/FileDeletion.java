package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.RegisteredFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deletes files. The status changes first, the objects are deleted second: whatever fails in
/// between, nothing deleted is served, and the same call again deletes what is left.
@Component
public class FileDeletion {
  private final FileAccess files;
  private final Deletions deletions;
  private final ObjectStore objects;

  FileDeletion(FileAccess files, Deletions deletions, ObjectStore objects) {
    this.files = files;
    this.deletions = deletions;
    this.objects = objects;
  }

  RegisteredFile delete(FileId id, boolean hard, Caller caller) {
    return delete(files.owned(id, caller, hard ? "hard-delete" : "delete"), hard, null, caller);
  }

  /// Deletes a file that the caller may delete.
  ///
  /// @param hard whether its objects are deleted at once and for good
  /// @param reason why, in the caller's words, for the file's history
  /// @return the file as it is then
  public RegisteredFile delete(
      RegisteredFile file, boolean hard, @Nullable String reason, Caller caller) {
    RegisteredFile deleted = markDeleted(file.id(), hard, reason, caller).orElse(file);
    purgeIfPermanent(deleted, caller);
    return deleted;
  }

  private Optional<RegisteredFile> markDeleted(
      FileId id, boolean hard, @Nullable String reason, Caller caller) {
    return reason == null
        ? deletions.delete(id, !hard, caller.actor())
        : deletions.delete(id, !hard, reason, caller.actor());
  }

  RegisteredFile restore(FileId id, Caller caller) {
    files.owned(id, caller, "restore");
    return deletions
        .restore(id, caller.actor())
        .orElseThrow(() ->
            new ApiProblemException(
                ApiProblem.NOT_RESTORABLE,
                "Only a file that was deleted after its verdict can be restored, within its"
                    + " retention."));
  }

  /// Discards what was uploaded of a file that is still pending.
  ///
  /// @throws ApiProblemException 409 if it is pending no more
  public void abort(FileId id, Caller caller) {
    RegisteredFile file = files.owned(id, caller, "abort");
    if (file.status() != FileStatus.PENDING && file.status() != FileStatus.DELETED) {
      throw new ApiProblemException(
          ApiProblem.UPLOAD_ENDED,
          "The file is %s; delete it instead.".formatted(file.status().wireName()));
    }
    // A scan may begin right now; deleting is still right, since nobody has seen a verdict.
    deletions
        .delete(id, file.status() == FileStatus.DELETED, caller.actor())
        .ifPresent(deleted -> purgeIfPermanent(deleted, caller));
  }

  private void purgeIfPermanent(RegisteredFile file, Caller caller) {
    Deletion deletion = file.deletion();
    if (deletion == null || deletion.restorableUntil() != null || deletion.purgedAt() != null) {
      return;
    }
    objects.deleteAll(file.objectKey());
    deletions.purged(file.id(), caller.actor());
  }
}
