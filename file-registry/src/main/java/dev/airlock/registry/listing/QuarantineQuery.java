package dev.airlock.registry.listing;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import org.jspecify.annotations.Nullable;

/// Which of a tenant's infected and quarantined files to list.
///
/// @param status only those in this state
/// @param reason only those that are quarantined for this
/// @param before only those that were registered before this one
public record QuarantineQuery(
    @Nullable String tenant,
    @Nullable FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable FileId before) {}
