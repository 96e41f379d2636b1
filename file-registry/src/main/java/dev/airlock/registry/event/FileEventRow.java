package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.columns.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// @param sequence of a change; what only is audited has none, nor status nor data
/// @param streamPosition once it is in the stream
@Table("file_event")
record FileEventRow(
    @Id @Nullable Long position,
    FileId fileId,
    @Nullable Long sequence,
    @Nullable FileStatus status,
    Action action,
    String actor,
    @Nullable String actorTenant,
    @Nullable String address,
    Json details,
    Instant occurredAt,
    @Nullable Json data,
    @Nullable Long streamPosition) {}
