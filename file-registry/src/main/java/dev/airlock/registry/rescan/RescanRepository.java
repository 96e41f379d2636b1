package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// The guarded updates. The last request counts; a scan that has begun is no longer affected.
interface RescanRepository extends Repository<RegisteredFile, FileId> {

  @Query(
      """
      UPDATE file SET
        rescan_requested_at = :now,
        rescan_waives = NULL,
        rescan_by = NULL,
        rescan_because = NULL,
        first_sha256 = coalesce(first_sha256, finding_sha256),
        requeued_at = NULL,
        requeues = 0
      WHERE id = :id AND status IN ('clean', 'quarantined') AND location_key IS NOT NULL
      RETURNING *
      """)
  Optional<RegisteredFile> request(@Param("id") FileId id, @Param("now") Instant now);

  /// The same, and waives the reason.
  ///
  /// @param waivable the reasons for one of which the file has to be quarantined
  @Query(
      """
      UPDATE file SET
        rescan_requested_at = :now,
        rescan_waives = finding_reason,
        rescan_by = :by,
        rescan_because = :because,
        first_sha256 = coalesce(first_sha256, finding_sha256),
        requeued_at = NULL,
        requeues = 0
      WHERE id = :id AND status = 'quarantined' AND location_key IS NOT NULL
        AND finding_reason IN (:waivable)
      RETURNING *
      """)
  Optional<RegisteredFile> release(
      @Param("id") FileId id,
      @Param("waivable") List<String> waivable,
      @Param("by") String by,
      @Param("because") String because,
      @Param("now") Instant now);
}
