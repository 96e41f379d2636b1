package dev.airlock.registry.deletion;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// The guarded moves into `deleted` and out of it.
interface DeletionRows extends Repository<RegisteredFile, FileId> {

  /// A file without a verdict has nothing that could be restored. One that is scanned again comes
  /// back as what it was before, still to be scanned.
  @Query(
      """
      UPDATE file SET
        status = 'deleted',
        sequence = sequence + 1,
        deletion_deleted_at = :now,
        deletion_former_status = CASE
          WHEN rescan_requested_at IS NULL THEN status
          WHEN finding_reason IS NULL THEN 'clean' ELSE 'quarantined' END,
        deletion_restorable_until = CASE
          WHEN :restorable AND handling_retention > 0 AND (rescan_requested_at IS NOT NULL
            OR status IN ('clean', 'infected', 'quarantined'))
          THEN cast(:now AS timestamptz) + handling_retention * interval '1 second' END
      WHERE id = :id AND status <> 'deleted'
      RETURNING *
      """)
  Optional<RegisteredFile> delete(
      @Param("id") FileId id, @Param("restorable") boolean restorable, @Param("now") Instant now);

  /// From here on the file cannot be restored, so that its objects may go.
  @Query(
      """
      UPDATE file SET deletion_restorable_until = NULL
      WHERE id = :id AND status = 'deleted'
      RETURNING *
      """)
  Optional<RegisteredFile> giveUp(@Param("id") FileId id);

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

  Optional<RegisteredFile> findById(FileId id);

  /// The file, which nobody else moves until the transaction ends.
  @Query("SELECT * FROM file WHERE id = :id FOR NO KEY UPDATE")
  Optional<RegisteredFile> lock(@Param("id") FileId id);
}
