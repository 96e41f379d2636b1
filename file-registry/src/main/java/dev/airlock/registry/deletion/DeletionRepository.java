package dev.airlock.registry.deletion;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// The guarded updates into `deleted` and out of it.
interface DeletionRepository extends Repository<RegisteredFile, FileId> {

  /// A file without a verdict cannot be restored. A rescan goes on while the file is deleted: the
  /// former status is what the file would be by now.
  @Query(
      """
      UPDATE file SET
        status = 'deleted',
        sequence = sequence + 1,
        deletion_deleted_at = :now,
        deletion_former_status = status,
        deletion_restorable_until = CASE
          WHEN :restorable AND handling_retention > 0 AND (rescan_requested_at IS NOT NULL
            OR status IN ('clean', 'infected', 'quarantined'))
          THEN cast(:now AS timestamptz) + handling_retention * interval '1 second' END
      WHERE id = :id AND status <> 'deleted'
      RETURNING *
      """)
  Optional<RegisteredFile> delete(
      @Param("id") FileId id, @Param("restorable") boolean restorable, @Param("now") Instant now);

  /// From here on the file cannot be restored, so its objects may be deleted.
  @Query(
      """
      UPDATE file SET deletion_restorable_until = NULL
      WHERE id = :id AND status = 'deleted'
      RETURNING *
      """)
  Optional<RegisteredFile> makePermanent(@Param("id") FileId id);

  @Query(
      """
      UPDATE file SET deletion_purged_at = :now
      WHERE id = :id AND status = 'deleted' AND deletion_restorable_until IS NULL
        AND deletion_purged_at IS NULL
      RETURNING *
      """)
  Optional<RegisteredFile> purged(@Param("id") FileId id, @Param("now") Instant now);

  @Query(
      """
      UPDATE file SET
        status = deletion_former_status,
        sequence = sequence + 1,
        deletion_deleted_at = NULL,
        deletion_former_status = NULL,
        deletion_restorable_until = NULL
      WHERE id = :id AND status = 'deleted' AND deletion_restorable_until > :now
      RETURNING *
      """)
  Optional<RegisteredFile> restore(@Param("id") FileId id, @Param("now") Instant now);
}
