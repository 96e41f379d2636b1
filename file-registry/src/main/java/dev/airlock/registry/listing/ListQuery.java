package dev.airlock.registry.listing;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import org.jspecify.annotations.Nullable;

/// Which of an owner's files to list.
///
/// @param profile only those of this profile
/// @param status only those in this state; without it all but the deleted ones
/// @param before only those that were registered before this one
public record ListQuery(
    String owner,
    @Nullable String tenant,
    @Nullable String profile,
    @Nullable FileStatus status,
    @Nullable FileId before) {}
