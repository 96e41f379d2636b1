package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;

/// An event whose change is committed and that was not yet handed over.
///
/// @param data the JSON of a [dev.airlock.model.event.FileEvent]
public record CommittedEvent(
    FileId fileId, long sequence, FileStatus status, Instant occurredAt, String data) {}
