package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log before it is stored.
///
/// @param change what the file has become; absent for what is audited but changed nothing
/// @param actorTenant the actor's tenant, where it is not the file's own
/// @param details what else there is to know, by name
record NewEvent(
    FileId file,
    @Nullable StatusChange change,
    Action action,
    Actor actor,
    @Nullable String actorTenant,
    Map<String, String> details,
    Instant occurredAt) {

  /// What a file has become.
  ///
  /// @param sequence counts the changes of the file from 1
  /// @param data the JSON of a [dev.airlock.model.lifecycle.FileMetadata]
  record StatusChange(long sequence, FileStatus status, Json data) {}
}
