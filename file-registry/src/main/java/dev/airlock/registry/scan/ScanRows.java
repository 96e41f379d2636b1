package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// The guarded moves. Each states in its WHERE clause from where it may start; a move that does not
/// fit changes nothing and returns nothing. The row lock orders concurrent moves of one file.
interface ScanRows extends Repository<RegisteredFile, FileId> {

  @Query(
      """
      UPDATE file SET
        status = 'scanning',
        sequence = sequence + 1,
        uploaded_at = coalesce(uploaded_at, :now),
        claim_scan_id = :#{#claim.scanId()},
        claim_scanner = :scanner,
        claim_bucket = :#{#claim.object().bucket()},
        claim_key = :#{#claim.object().key()},
        claim_version_id = :#{#claim.object().versionId()},
        claim_e_tag = :#{#claim.object().eTag()},
        claim_size = :#{#claim.object().size()},
        claim_claimed_at = :now
      WHERE id = :id
        AND status IN ('pending', 'scanning')
        AND :#{#claim.object().key()} = profile || '/' || id
      RETURNING *
      """)
  Optional<RegisteredFile> claim(
      @Param("id") FileId id,
      @Param("claim") ScanReport.Claim claim,
      @Param("scanner") String scanner,
      @Param("now") Instant now);

  @Query(
      """
      UPDATE file SET
        status = :#{#settled.verdict().status().wireName()},
        sequence = sequence + 1,
        settled_at = :now,
        finding_sha256 = :#{#finding.sha256()},
        finding_detected_content_type = :#{#finding.detectedContentType()},
        finding_reason = :#{#finding.reason()},
        finding_threats = :#{#finding.threatArray()},
        finding_engine = :#{#finding.engine()},
        finding_engine_version = :#{#finding.engineVersion()},
        finding_database_version = :#{#finding.databaseVersion()},
        finding_started_at = :startedAt,
        finding_finished_at = :finishedAt,
        location_bucket = :#{#finding.locationBucket()},
        location_key = :#{#finding.locationKey()},
        location_version_id = :#{#finding.locationVersionId()}
      WHERE id = :id
        AND status = 'scanning'
        AND claim_scan_id = :#{#settled.scanId()}
        AND claim_bucket = :#{#settled.object().bucket()}
        AND claim_key = :#{#settled.object().key()}
        AND claim_version_id IS NOT DISTINCT FROM cast(:#{#settled.object().versionId()} AS text)
        AND claim_e_tag = :#{#settled.object().eTag()}
        AND claim_size = :#{#settled.object().size()}
      RETURNING *
      """)
  Optional<RegisteredFile> settle(
      @Param("id") FileId id,
      @Param("settled") ScanReport.Settlement settled,
      @Param("finding") FindingColumns finding,
      @Param("startedAt") @Nullable Instant startedAt,
      @Param("finishedAt") @Nullable Instant finishedAt,
      @Param("now") Instant now);

  Optional<RegisteredFile> findById(FileId id);
}
