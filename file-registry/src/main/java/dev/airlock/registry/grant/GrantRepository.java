package dev.airlock.registry.grant;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface GrantRepository extends Repository<FileGrant, UUID> {

  /// The owner and tenant of a grant are those of its file.
  @Query(
      value =
          """
          INSERT INTO file_grant (id, file_id, tenant, owner, grantee, created_at, expires_at)
          SELECT :id, file.id, file.tenant, file.owner, :grantee, :now, :expiresAt
          FROM file WHERE file.id = :file
          RETURNING *
          """,
      rowMapperClass = FileGrant.Mapper.class)
  FileGrant add(
      @Param("id") UUID id,
      @Param("file") FileId file,
      @Param("grantee") String grantee,
      @Param("now") Instant now,
      @Param("expiresAt") Instant expiresAt);

  @Query(
      value =
          """
          UPDATE file_grant SET revoked_at = :now
          WHERE file_id = :file AND grantee = :grantee AND revoked_at IS NULL
          RETURNING *
          """,
      rowMapperClass = FileGrant.Mapper.class)
  List<FileGrant> revokeOf(
      @Param("file") FileId file, @Param("grantee") String grantee, @Param("now") Instant now);

  @Query(
      value =
          """
          SELECT * FROM file_grant
          WHERE file_id = :file AND revoked_at IS NULL AND expires_at > :now
          ORDER BY created_at, id
          """,
      rowMapperClass = FileGrant.Mapper.class)
  List<FileGrant> findValid(@Param("file") FileId file, @Param("now") Instant now);

  @Query(
      value =
          """
          UPDATE file_grant SET revoked_at = :now
          WHERE id = :id AND file_id = :file AND revoked_at IS NULL
          RETURNING *
          """,
      rowMapperClass = FileGrant.Mapper.class)
  Optional<FileGrant> revoke(
      @Param("file") FileId file, @Param("id") UUID id, @Param("now") Instant now);
}
