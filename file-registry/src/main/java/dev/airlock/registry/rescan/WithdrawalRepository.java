package dev.airlock.registry.rescan;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// What a node called clean.
interface WithdrawalRepository extends Repository<RegisteredFile, FileId> {

  /// When it had proved itself before its last verdict.
  @Query(
      """
      SELECT finding_proved_at FROM file
      WHERE status = 'clean' AND claim_scanner = :scanner AND finding_node = :node
        AND finding_finished_at IS NOT NULL
      ORDER BY finding_finished_at DESC LIMIT 1
      """)
  Optional<Instant> lastProof(@Param("scanner") String scanner, @Param("node") String node);

  /// The claim gets an id that nobody knows: no verdict of an earlier scan fits it. A newer file is
  /// locked before an older one, as wherever several are.
  @Query(
      """
      UPDATE file SET
        status = 'scanning',
        sequence = sequence + 1,
        claim_scan_id = gen_random_uuid(),
        claim_bucket = location_bucket,
        claim_key = location_key,
        claim_version_id = location_version_id,
        claim_claimed_at = :now,
        rescan_requested_at = :now,
        rescan_waives = NULL,
        first_sha256 = coalesce(first_sha256, finding_sha256),
        requeued_at = NULL,
        requeues = 0
      WHERE id IN (
        SELECT id FROM file
        WHERE status = 'clean' AND claim_scanner = :scanner AND finding_node = :node
          AND finding_finished_at > :since
        ORDER BY id DESC LIMIT :limit FOR UPDATE)
      RETURNING *
      """)
  List<RegisteredFile> withdraw(
      @Param("scanner") String scanner,
      @Param("node") String node,
      @Param("since") Instant since,
      @Param("limit") int limit,
      @Param("now") Instant now);
}
