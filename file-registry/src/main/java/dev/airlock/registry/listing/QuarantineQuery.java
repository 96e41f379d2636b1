package dev.airlock.registry.listing;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which of a tenant's infected and quarantined files to list.
///
/// @param status only those in this state
/// @param reason only those that are quarantined for this
/// @param owner only those of this owner
/// @param profile only those of this profile
/// @param settledAfter only those that got their verdict then or later
/// @param before only those that were registered before this one
public record QuarantineQuery(
    @Nullable String tenant,
    @Nullable FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable String owner,
    @Nullable String profile,
    @Nullable Instant settledAfter,
    @Nullable FileId before) {

  /// The same after that file.
  public QuarantineQuery after(@Nullable FileId last) {
    return new QuarantineQuery(tenant, status, reason, owner, profile, settledAfter, last);
  }
}
