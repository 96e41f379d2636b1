package dev.airlock.registry.file;

import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The deletion of a file.
///
/// @param formerStatus its status before; the table does not demand it
/// @param restorableUntil absent if it cannot be restored
/// @param purgedAt when its objects were gone
public record Deletion(
    Instant deletedAt,
    @Nullable FileStatus formerStatus,
    @Nullable Instant restorableUntil,
    @Nullable Instant purgedAt) {}
