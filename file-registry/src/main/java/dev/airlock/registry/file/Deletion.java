package dev.airlock.registry.file;

import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a file was deleted.
///
/// @param formerStatus what it was before
/// @param restorableUntil absent if it cannot be restored
/// @param purgedAt when its objects were removed
public record Deletion(
    Instant deletedAt,
    FileStatus formerStatus,
    @Nullable Instant restorableUntil,
    @Nullable Instant purgedAt) {}
