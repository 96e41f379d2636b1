package dev.airlock.registry.grant;

import dev.airlock.model.file.FileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// Read access to one file for one other subject of the tenant.
///
/// @param grantee the subject who may read
public record FileGrant(
    UUID id,
    FileId fileId,
    @Nullable String tenant,
    String owner,
    String grantee,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {

  /// Reads rows of the table `file_grant`.
  public static final class Mapper implements RowMapper<FileGrant> {
    @Override
    public FileGrant mapRow(ResultSet row, int number) throws SQLException {
      OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
      return new FileGrant(
          row.getObject("id", UUID.class),
          new FileId(row.getObject("file_id", UUID.class)),
          row.getString("tenant"),
          row.getString("owner"),
          row.getString("grantee"),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getObject("expires_at", OffsetDateTime.class).toInstant(),
          revokedAt == null ? null : revokedAt.toInstant());
    }
  }
}
