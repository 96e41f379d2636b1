package dev.airlock.registry.grant;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface GrantRows extends Repository<FileGrant, UUID> {

  @Query("SELECT id FROM file WHERE id = :file FOR UPDATE")
  Optional<UUID> lock(@Param("file") FileId file);

  @Query(
      """
      SELECT * FROM file_grant
      WHERE file_id = :file AND revoked_at IS NULL AND expires_at > :now
      ORDER BY created_at, id
      """)
  List<FileGrant> findValid(@Param("file") FileId file, @Param("now") Instant now);

  @Query(
      """
      UPDATE file_grant SET revoked_at = :now
      WHERE id = :id AND file_id = :file AND revoked_at IS NULL
      RETURNING *
      """)
  Optional<FileGrant> revoke(
      @Param("file") FileId file, @Param("id") UUID id, @Param("now") Instant now);
}
