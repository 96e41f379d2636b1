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

/// Adds files within their owners' quotas.
///
/// Adding takes two statements in one round trip: the first admits one registration at a time for
/// each owner and profile. Its lock must be held before the second takes its snapshot.
final class NewFiles {
  /// When the quota lets the owner register the next file, if it has been used up at all.
  private static final String USED_UP_UNTIL =
      """
      SELECT created_at + make_interval(secs => :window) AS until FROM file
      WHERE owner = :owner AND tenant IS NOT DISTINCT FROM cast(:tenant AS text)
        AND profile = :profile
      ORDER BY id DESC OFFSET :uploads - 1 LIMIT 1
      """;

  private static final String ADD =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(:quota, 0));
      WITH used_up AS (
        SELECT until FROM (%s) AS nth_last
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
      """
          .formatted(USED_UP_UNTIL);

  private final NamedParameterJdbcOperations database;

  NewFiles(NamedParameterJdbcOperations database) {
    this.database = database;
  }

  /// Adds the file unless its owner registered as many as the quota allows. Needs a transaction,
  /// which holds the lock.
  ///
  /// @return until when the quota is used up; nothing if the file was added
  Optional<Instant> add(RegisteredFile file, Quota quota) {
    return Optional.ofNullable(
        database.execute(ADD, parameters(file, quota), NewFiles::secondResult));
  }

  /// Until when the quota is used up, which may be in the past.
  Optional<Instant> usedUpUntil(
      String owner, @Nullable String tenant, String profile, Quota quota) {
    return Optional.ofNullable(
        database.query(
            USED_UP_UNTIL, parameters(owner, tenant, profile, quota), NewFiles::firstTime));
  }

  private static @Nullable Instant secondResult(PreparedStatement statements) throws SQLException {
    statements.execute();
    statements.getMoreResults();
    try (ResultSet usedUp = statements.getResultSet()) {
      return firstTime(usedUp);
    }
  }

  private static @Nullable Instant firstTime(ResultSet times) throws SQLException {
    return times.next() ? times.getTimestamp(1).toInstant() : null;
  }

  private static MapSqlParameterSource parameters(
      String owner, @Nullable String tenant, String profile, Quota quota) {
    return new MapSqlParameterSource()
        .addValue("window", quota.window().toSeconds())
        .addValue("uploads", quota.uploads())
        .addValue("owner", owner)
        .addValue("tenant", tenant)
        .addValue("profile", profile);
  }

  private static SqlParameterSource parameters(RegisteredFile file, Quota quota) {
    return parameters(file.owner(), file.tenant(), file.profile(), quota)
        .addValue("quota", file.tenant() + "/" + file.owner() + "/" + file.profile())
        .addValue("id", file.id().value())
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
