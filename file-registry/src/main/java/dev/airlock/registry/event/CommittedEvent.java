package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event whose change is committed.
///
/// @param streamPosition its place in the stream of all events: numbered from 1 without gaps; of
///   one file it grows with `sequence`
/// @param owner whose file it is
/// @param tenant of the owner; absent where tokens carry none
/// @param data the JSON of a [dev.airlock.model.lifecycle.FileMetadata]
/// @param traceparent the trace in which the change was made, if there was one
public record CommittedEvent(
    long streamPosition,
    FileId fileId,
    long sequence,
    FileStatus status,
    String owner,
    @Nullable String tenant,
    Instant occurredAt,
    String data,
    @Nullable String traceparent) {}
