package dev.airlock.registry.reconciliation;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// What the reconciler looks for, and its guarded updates.
interface ReconciliationRepository extends Repository<RegisteredFile, FileId> {

  @Query(
      """
      SELECT * FROM file WHERE status = 'pending' AND expires_at < :endedBefore
      ORDER BY expires_at LIMIT :limit
      """)
  List<RegisteredFile> pending(
      @Param("endedBefore") Instant endedBefore, @Param("limit") int limit);

  @Query(
      """
      SELECT * FROM file WHERE status = 'scanning' AND claim_claimed_at < :claimedBefore
      ORDER BY claim_claimed_at LIMIT :limit
      """)
  List<RegisteredFile> scanning(
      @Param("claimedBefore") Instant claimedBefore, @Param("limit") int limit);

  /// In two steps, each of which finds its rows by the index. With OR, all that can still be
  /// restored would be read: what was deleted in a month.
  @Query(
      """
      (SELECT * FROM file
        WHERE status = 'deleted' AND deletion_purged_at IS NULL
          AND deletion_restorable_until IS NULL LIMIT :limit)
      UNION ALL
      (SELECT * FROM file
        WHERE status = 'deleted' AND deletion_purged_at IS NULL
          AND deletion_restorable_until < :now
        ORDER BY deletion_restorable_until LIMIT :limit)
      LIMIT :limit
      """)
  List<RegisteredFile> deleted(@Param("now") Instant now, @Param("limit") int limit);

  @Query(
      """
      SELECT * FROM file
      WHERE status IN ('clean', 'quarantined') AND rescan_requested_at < :requestedBefore
      ORDER BY rescan_requested_at LIMIT :limit
      """)
  List<RegisteredFile> toRescan(
      @Param("requestedBefore") Instant requestedBefore, @Param("limit") int limit);

  /// Ids grow with time. Few files without a claim are newer than the newest that has one, unless
  /// there is a backlog, and then they are at most what waits.
  @Query("SELECT created_at FROM file WHERE claim_scan_id IS NOT NULL ORDER BY id DESC LIMIT 1")
  Optional<Instant> newestClaimed();

  @Query("SELECT id FROM file WHERE id = ANY (:ids) AND leftovers <> '[]'")
  List<UUID> withLeftovers(@Param("ids") UUID[] ids);

  /// Without bucket versioning, a later rescan may put the file back there, and does so before it
  /// reports it: only while nobody scans the file can that be ruled out.
  @Query(
      value =
          """
          SELECT id, "scanId" AS scan_id, bucket, key, "versionId" AS version_id
          FROM file CROSS JOIN jsonb_to_recordset(leftovers)
            AS leftover ("scanId" uuid, bucket text, key text, "versionId" text)
          WHERE leftovers <> '[]' AND settled_at < :settledBefore
            AND status IN ('clean', 'infected', 'quarantined')
            AND (bucket, key, "versionId")
              IS DISTINCT FROM (location_bucket, location_key, location_version_id)
          ORDER BY settled_at LIMIT :limit
          """,
      rowMapperClass = Leftover.Mapper.class)
  List<Leftover> leftovers(
      @Param("settledBefore") Instant settledBefore, @Param("limit") int limit);

  @Modifying
  @Query(
      """
      UPDATE file SET leftovers = (
        SELECT coalesce(jsonb_agg(leftover), '[]') FROM jsonb_array_elements(leftovers) AS leftover
        WHERE leftover <> gone)
      FROM jsonb_build_object('scanId', cast(:scanId AS uuid), 'bucket', cast(:bucket AS text),
        'key', cast(:key AS text), 'versionId', cast(:versionId AS text)) AS gone
      WHERE id = :id AND leftovers @> jsonb_build_array(gone)
        AND status IN ('clean', 'infected', 'quarantined')
        AND (cast(:bucket AS text), cast(:key AS text), cast(:versionId AS text))
          IS DISTINCT FROM (location_bucket, location_key, location_version_id)
      """)
  int clear(
      @Param("id") FileId id,
      @Param("scanId") UUID scanId,
      @Param("bucket") String bucket,
      @Param("key") String key,
      @Param("versionId") @Nullable String versionId);

  /// The pause doubles each time, up to 64 times the first.
  @Query(
      """
      UPDATE file SET requeued_at = :now, requeues = requeues + 1
      WHERE id = :id AND (status IN ('pending', 'scanning')
          OR (status IN ('clean', 'quarantined') AND rescan_requested_at IS NOT NULL))
        AND (requeued_at IS NULL OR requeued_at + (:pauseSeconds * (1 << least(requeues, 6)))
          * interval '1 second' < :now)
      RETURNING *
      """)
  Optional<RegisteredFile> requeue(
      @Param("id") FileId id, @Param("pauseSeconds") long pauseSeconds, @Param("now") Instant now);

  @Query(
      """
      UPDATE file SET status = 'expired', sequence = sequence + 1
      WHERE id = :id AND status = 'pending' AND expires_at < :endedBefore
      RETURNING *
      """)
  Optional<RegisteredFile> expire(
      @Param("id") FileId id, @Param("endedBefore") Instant endedBefore);

  @Query(
      """
      UPDATE file SET
        status = 'quarantined',
        sequence = sequence + 1,
        settled_at = :now,
        finding_sha256 = NULL,
        finding_detected_content_type = NULL,
        finding_reason = 'scan-failed',
        finding_where = NULL,
        finding_what = NULL,
        finding_engine = NULL,
        finding_engine_version = NULL,
        finding_database_version = NULL,
        finding_node = NULL,
        finding_proved_at = NULL,
        finding_started_at = NULL,
        finding_finished_at = NULL,
        location_bucket = NULL,
        location_key = NULL,
        location_version_id = NULL,
        rescan_requested_at = NULL,
        rescan_waives = NULL
      WHERE id = :id AND status = 'scanning' AND claim_scan_id = :scanId
        AND claim_claimed_at = :claimedAt
      RETURNING *
      """)
  Optional<RegisteredFile> quarantineLost(
      @Param("id") FileId id,
      @Param("scanId") UUID scanId,
      @Param("claimedAt") Instant claimedAt,
      @Param("now") Instant now);
}
