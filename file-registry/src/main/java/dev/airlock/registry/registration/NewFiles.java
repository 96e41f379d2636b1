package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.RegistrationOutcome.QuotaExceeded;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/// Adds files within their owners' quotas.
///
/// Adding takes two statements in one round trip: the first admits one registration at a time for
/// each owner and profile. Its lock must be held before the second takes its snapshot.
final class NewFiles {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:quota, 0));\n";

  private static final String ADD =
      LOCK
          + QuotaUse.USED_UP
          + """
          , counted AS (
            INSERT INTO quota_use (tenant, owner, profile, since, files, bytes, size, registered_at)
            SELECT :holder, :owner, :profile, coalesce(newest.since, :createdAt),
              coalesce(newest.files, 0) + 1, coalesce(newest.bytes, 0) + :declaredSize,
              :declaredSize, greatest(newest.registered_at, :createdAt)
            FROM (SELECT) one LEFT JOIN newest ON true
            WHERE NOT EXISTS (SELECT FROM used_up)
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
          SELECT quota_limit, until FROM used_up
          """;

  private final NamedParameterJdbcOperations database;

  NewFiles(NamedParameterJdbcOperations database) {
    this.database = database;
  }

  /// Adds the file, and counts it, unless that is more than the quota allows. Needs a transaction,
  /// which holds the lock.
  ///
  /// @return what is used up; nothing if the file was added
  Optional<QuotaExceeded> add(RegisteredFile file, Quota quota) {
    return Optional.ofNullable(
        database.execute(ADD, parameters(file, quota), NewFiles::secondResult));
  }

  private static @Nullable QuotaExceeded secondResult(PreparedStatement statements)
      throws SQLException {
    statements.execute();
    statements.getMoreResults();
    try (ResultSet usedUp = statements.getResultSet()) {
      return QuotaUse.exceeded(usedUp);
    }
  }

  private static SqlParameterSource parameters(RegisteredFile file, Quota quota) {
    return QuotaUse.parameters(
            file.declaredSize(),
            file.owner(),
            file.tenant(),
            file.profile(),
            quota,
            file.createdAt())
        .addValue("quota", file.tenant() + "/" + file.owner() + "/" + file.profile())
        .addValue("id", file.id().value())
        .addValue("tenant", file.tenant())
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
