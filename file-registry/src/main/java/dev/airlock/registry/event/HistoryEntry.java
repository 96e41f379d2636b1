package dev.airlock.registry.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a file's history.
///
/// @param action what happened
/// @param sequence counts the changes of the file from 1; absent if the file did not change
/// @param status the status that the change led to
/// @param reason why a verdict quarantined the file
/// @param threats what a verdict found in it
/// @param where the path inside the file to what the verdict is about
/// @param what a verdict's explanation in plain words
/// @param engine what a verdict comes from
/// @param databaseVersion the version of the engine's signature database
/// @param actor who caused it: `user:` and a subject, `scanner:` and a name, or the name of a part
///   of the system
/// @param address the network address of the request
/// @param details what else there is to know
/// @param times how often the same happened within the hour; absent if once
/// @param lastAt when it happened last, if more than once
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    Action action,
    @Nullable Long sequence,
    @Nullable FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable List<String> threats,
    @Nullable String where,
    @Nullable String what,
    @Nullable String engine,
    @Nullable String engineVersion,
    @Nullable String databaseVersion,
    String actor,
    @Nullable String address,
    Instant occurredAt,
    Map<String, String> details,
    @Nullable Integer times,
    @Nullable Instant lastAt) {

  public HistoryEntry {
    threats = threats == null ? null : List.copyOf(threats);
    details = Map.copyOf(details);
  }
}
