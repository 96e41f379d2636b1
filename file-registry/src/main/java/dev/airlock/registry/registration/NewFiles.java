package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/// Adds files within their owners' quotas. Announcements are the most frequent thing that happens
/// here, and mapping aggregates costs more than all the rest.
///
/// Two statements in one round trip: the first lets one announcement of an owner and profile after
/// the other look at what is there. The lock must be had before the second takes its snapshot.
final class NewFiles {
  private static final String ADD =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(:quota, 0));
      WITH used_up AS (
        SELECT until FROM (
          SELECT created_at + make_interval(secs => :window) AS until FROM file
          WHERE owner = :owner AND tenant IS NOT DISTINCT FROM cast(:tenant AS text)
            AND profile = :profile
          ORDER BY id DESC OFFSET :uploads - 1 LIMIT 1) AS nth_last
        WHERE until > :createdAt
      ), added AS (
        INSERT INTO file (id, owner, tenant, profile, file_name, content_type, declared_size,
          max_size, declared_sha256, metadata, upload_method, upload_multipart_id,
          upload_part_size, handling_cache_control, handling_disposition, handling_infected,
          handling_retention, replaces, status, sequence, created_at, expires_at)
        SELECT :id, :owner, :tenant, :profile, :fileName, :contentType, :declaredSize, :maxSize,
          :declaredSha256, cast(:metadata AS jsonb), :method, :multipartId,
          cast(:partSize AS bigint), :cacheControl, :disposition, :infected, :retention,
          cast(:replaces AS uuid), :status, :sequence, :createdAt, :expiresAt
        WHERE NOT EXISTS (SELECT FROM used_up)
      )
      SELECT until FROM used_up
      """;

  private final NamedParameterJdbcOperations database;

  NewFiles(NamedParameterJdbcOperations database) {
    this.database = database;
  }

  /// Adds the file unless its owner announced as many as the quota allows. Needs a transaction,
  /// which holds the lock.
  ///
  /// @return until when the quota is used up; nothing if the file was added
  Optional<Instant> add(RegisteredFile file, Quota quota) {
    return Optional.ofNullable(
        database.execute(ADD, parameters(file, quota), NewFiles::secondResult));
  }

  private static @Nullable Instant secondResult(PreparedStatement statements) throws SQLException {
    statements.execute();
    statements.getMoreResults();
    try (ResultSet usedUp = statements.getResultSet()) {
      return usedUp.next() ? usedUp.getTimestamp(1).toInstant() : null;
    }
  }

  private static SqlParameterSource parameters(RegisteredFile file, Quota quota) {
    return new MapSqlParameterSource()
        .addValue("quota", file.tenant() + "/" + file.owner() + "/" + file.profile())
        .addValue("window", quota.window().toSeconds())
        .addValue("uploads", quota.uploads())
        .addValue("id", file.id().value())
        .addValue("owner", file.owner())
        .addValue("tenant", file.tenant())
        .addValue("profile", file.profile())
        .addValue("fileName", file.fileName())
        .addValue("contentType", file.contentType())
        .addValue("declaredSize", file.declaredSize())
        .addValue("maxSize", file.maxSize())
        .addValue("declaredSha256", file.declaredSha256())
        .addValue("metadata", file.metadata().text())
        .addValue("method", file.upload().method().name())
        .addValue("multipartId", file.upload().multipartId())
        .addValue("partSize", file.upload().partSize())
        .addValue("cacheControl", file.handling().cacheControl())
        .addValue("disposition", file.handling().disposition().name())
        .addValue("infected", file.handling().infected().name())
        .addValue("retention", file.handling().retention().toSeconds())
        .addValue("replaces", valueOf(file.replaces()))
        .addValue("status", file.status().wireName())
        .addValue("sequence", file.sequence())
        .addValue("createdAt", file.createdAt().atOffset(ZoneOffset.UTC))
        .addValue("expiresAt", file.expiresAt().atOffset(ZoneOffset.UTC));
  }

  private static @Nullable UUID valueOf(@Nullable FileId id) {
    return id == null ? null : id.value();
  }
}
