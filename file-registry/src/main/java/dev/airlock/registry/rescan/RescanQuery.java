package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which files of a tenant an operator wants to have scanned again. They come in the order of their
/// verdicts, so that what gets a new one does not come again.
///
/// @param tenant absent for callers whose issuer has no tenants; together they are one tenant
/// @param status clean or quarantined; both if absent
/// @param reason why they are quarantined; any if absent
/// @param profile any if absent
/// @param settledFrom the first time of their last verdict
/// @param settledBefore the time before which they had it
/// @param after the last file that was dealt with
public record RescanQuery(
    @Nullable String tenant,
    @Nullable FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable String profile,
    Instant settledFrom,
    Instant settledBefore,
    Position after) {

  private static final UUID NO_FILE = new UUID(0, 0);

  /// Where a file stands in that order.
  ///
  /// @param file its id
  public record Position(Instant settledAt, UUID file) {

    /// Before all files that were settled since then.
    public static Position before(Instant settledFrom) {
      return new Position(settledFrom, NO_FILE);
    }
  }

  /// The same from there on.
  public RescanQuery after(Position position) {
    return new RescanQuery(tenant, status, reason, profile, settledFrom, settledBefore, position);
  }
}
