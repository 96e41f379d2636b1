package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds files within their owners' quotas: counting and adding are one statement. Announcements are
/// the most frequent thing that happens here, and mapping aggregates costs more than all the rest.
final class NewFiles {
  private static final String ADD =
      """
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

  private final JdbcClient database;

  NewFiles(JdbcClient database) {
    this.database = database;
  }

  /// Adds the file unless its owner announced as many as the quota allows.
  ///
  /// @return until when the quota is used up; nothing if the file was added
  Optional<Instant> add(RegisteredFile file, Quota quota) {
    return database
        .sql(ADD)
        .param("window", quota.window().toSeconds())
        .param("uploads", quota.uploads())
        .param("id", file.id().value())
        .param("owner", file.owner())
        .param("tenant", file.tenant())
        .param("profile", file.profile())
        .param("fileName", file.fileName())
        .param("contentType", file.contentType())
        .param("declaredSize", file.declaredSize())
        .param("maxSize", file.maxSize())
        .param("declaredSha256", file.declaredSha256())
        .param("metadata", file.metadata().text())
        .param("method", file.upload().method().name())
        .param("multipartId", file.upload().multipartId())
        .param("partSize", file.upload().partSize())
        .param("cacheControl", file.handling().cacheControl())
        .param("disposition", file.handling().disposition().name())
        .param("infected", file.handling().infected().name())
        .param("retention", file.handling().retention().toSeconds())
        .param("replaces", valueOf(file.replaces()))
        .param("status", file.status().wireName())
        .param("sequence", file.sequence())
        .param("createdAt", file.createdAt().atOffset(ZoneOffset.UTC))
        .param("expiresAt", file.expiresAt().atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  private static @Nullable UUID valueOf(@Nullable FileId id) {
    return id == null ? null : id.value();
  }
}
