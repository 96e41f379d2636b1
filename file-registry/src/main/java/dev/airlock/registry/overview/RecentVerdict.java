package dev.airlock.registry.overview;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A verdict and what gave it.
///
/// @param reason only when quarantined
/// @param scanner who claimed the file, as authenticated by the webhook
/// @param node which process of the engine, if the scanner says so
public record RecentVerdict(
    FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable String scanner,
    @Nullable String node,
    @Nullable String engine,
    @Nullable String engineVersion,
    @Nullable String databaseVersion,
    Instant settledAt) {

  static RecentVerdict in(ResultSet row) throws SQLException {
    String reason = row.getString("finding_reason");
    return new RecentVerdict(
        FileStatus.parse(row.getString("status")),
        reason == null ? null : QuarantineReason.parse(reason),
        row.getString("claim_scanner"),
        row.getString("finding_node"),
        row.getString("finding_engine"),
        row.getString("finding_engine_version"),
        row.getString("finding_database_version"),
        row.getObject("settled_at", OffsetDateTime.class).toInstant());
  }
}
