package dev.airlock.registry.overview;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How many files are held back for the same reason.
///
/// @param status infected or quarantined
/// @param reason only when quarantined
public record HeldFiles(FileStatus status, @Nullable QuarantineReason reason, int files) {

  static HeldFiles in(ResultSet row) throws SQLException {
    String reason = row.getString("finding_reason");
    return new HeldFiles(
        FileStatus.parse(row.getString("status")),
        reason == null ? null : QuarantineReason.parse(reason),
        row.getInt("files"));
  }
}
