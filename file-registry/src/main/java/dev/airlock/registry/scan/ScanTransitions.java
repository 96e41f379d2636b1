package dev.airlock.registry.scan;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.file.FileRowMapper;
import dev.airlock.registry.idempotency.StoredResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The guarded updates of a scan. Each states in its WHERE clause in which states it applies, and
/// that its request was not answered before; one that does not fit changes nothing. The row lock
/// orders concurrent updates of one file.
///
/// Services on several hosts change a file, and their clocks differ: no time is before the one of
/// the change that it follows.
///
/// Every value that can be absent has its type stated: otherwise PostgreSQL would plan the
/// statement again for each combination of absent values, which takes longer than executing it.
final class ScanTransitions {
  // Always one row: the stored response, or the file if it changed, or neither.
  private static final String UNLESS_ANSWERED =
      """
      WITH known AS (
        SELECT digest AS known_digest, status AS known_status, body AS known_body
        FROM webhook_answer WHERE scanner = :scanner AND message_id = cast(:messageId AS text)),
      changed AS (%s AND NOT EXISTS (SELECT FROM known) RETURNING *)
      SELECT * FROM (SELECT) AS one LEFT JOIN known ON true LEFT JOIN changed ON true
      """;

  private static final String HOLD =
      """
      UPDATE file SET
        %s,
        uploaded_at = coalesce(uploaded_at,
          greatest(least(cast(:uploadedAt AS timestamptz), :now), created_at)),
        claim_scan_id = :scanId,
        claim_scanner = :scanner,
        claim_bucket = :bucket,
        claim_key = :key,
        claim_version_id = :versionId,
        claim_e_tag = :eTag,
        claim_size = :size,
        claim_claimed_at = greatest(:now, created_at, claim_claimed_at, settled_at),
        claim_superseded = %s
      WHERE id = :id
        AND :key = profile || '/' || id
      """;

  // A deleted file stays deleted, and is restored as what its rescan makes of it: otherwise a
  // deletion in time would undo the scan.
  private static final String BECOMES =
      """
      sequence = CASE WHEN status = 'deleted' THEN sequence ELSE sequence + 1 END,
      deletion_former_status = CASE WHEN status = 'deleted' THEN %1$s END,
      status = CASE WHEN status = 'deleted' THEN status ELSE %1$s END\
      """;

  private static final String IS_RESTORABLE_AS =
      "(status = 'deleted' AND deletion_restorable_until IS NOT NULL AND deletion_former_status IN"
          + " (%s))";

  private static final String IS_CLAIMED =
      """
      (claim_bucket = :bucket AND claim_version_id IS NOT DISTINCT FROM cast(:versionId AS text)
        AND claim_e_tag = :eTag AND claim_size = :size)\
      """;

  // Not `status IN (…)`: that would fit the indexes of unsettled files, which look empty to whoever
  // planned while nothing waited, and so cheaper than the key. In a backlog each claim would read
  // all that waits.
  private static final String CLAIM =
      UNLESS_ANSWERED.formatted(
          HOLD.formatted(
                  "status = 'scanning', sequence = sequence + 1",
                  """
                  CASE WHEN claim_scan_id IS NULL OR %s THEN claim_superseded
                    ELSE array_append(claim_superseded, coalesce(claim_version_id, claim_e_tag)) END
                  """
                      .formatted(IS_CLAIMED))
              + """
                AND CASE WHEN status IN ('pending', 'scanning') THEN true ELSE false END
                AND rescan_requested_at IS NULL
                AND (claim_scan_id IS NULL OR %s OR (
                  coalesce(cardinality(claim_superseded), 0) < %d - 1
                  AND (cast(:versionId AS text) = ANY (claim_superseded)) IS NOT TRUE))
              """
                  .formatted(IS_CLAIMED, UploadedVersions.MOST));

  private static final String CLAIM_FOR_RESCAN =
      UNLESS_ANSWERED.formatted(
          HOLD.formatted(BECOMES.formatted("'scanning'"), "claim_superseded")
              + """
                AND (status IN ('clean', 'quarantined', 'scanning') OR %s)
                AND rescan_requested_at IS NOT NULL
                AND location_bucket = :bucket
                AND location_key = :key
                AND location_version_id IS NOT DISTINCT FROM cast(:versionId AS text)
              """
                  .formatted(IS_RESTORABLE_AS.formatted("'clean', 'quarantined', 'scanning'")));

  private static final String RECORD_VERDICT =
      UNLESS_ANSWERED.formatted(
          """
          UPDATE file SET
            %s,
            settled_at = greatest(:now, claim_claimed_at),
            release_by = CASE WHEN :status = 'clean' AND rescan_waives IS NOT NULL
              THEN rescan_by END,
            release_reason = CASE WHEN :status = 'clean' AND rescan_waives IS NOT NULL
              THEN rescan_because END,
            finding_sha256 = :sha256,
            finding_detected_content_type = :detectedContentType,
            finding_reason = :reason,
            finding_threats = nullif(cast(:threats AS text[]), '{}'),
            finding_where = :where,
            finding_what = :what,
            finding_engine = :engine,
            finding_engine_version = :engineVersion,
            finding_database_version = :databaseVersion,
            finding_node = :node,
            finding_proved_at = cast(:provedAt AS timestamptz),
            finding_started_at = cast(:startedAt AS timestamptz),
            finding_finished_at = cast(:finishedAt AS timestamptz),
            location_bucket = :locationBucket,
            location_key = :locationKey,
            location_version_id = :locationVersionId,
            leftovers = CASE
              WHEN rescan_requested_at IS NOT NULL AND coalesce(
                claim_bucket <> cast(:locationBucket AS text),
                :status = 'infected' AND handling_infected = 'DELETE')
              THEN leftovers || jsonb_build_object('scanId', claim_scan_id, 'bucket', claim_bucket,
                'key', claim_key, 'versionId', claim_version_id)
              ELSE leftovers END,
            rescan_requested_at = NULL,
            rescan_waives = NULL,
            rescan_by = NULL,
            rescan_because = NULL
          WHERE id = :id
            AND (status = 'scanning' OR %s)
            AND claim_scan_id = :scanId
            AND claim_scanner = :scanner
            AND claim_bucket = :bucket
            AND claim_key = :key
            AND claim_version_id IS NOT DISTINCT FROM cast(:versionId AS text)
            AND claim_e_tag = :eTag
            AND claim_size = :size
            AND (:status <> 'clean' OR (declared_size = :size
              AND coalesce(declared_sha256, first_sha256, :sha256) = cast(:sha256 AS text)))
          """
              .formatted(
                  BECOMES.formatted("cast(:status AS text)"),
                  IS_RESTORABLE_AS.formatted("'scanning'")));

  private static final FileRowMapper FILE = new FileRowMapper();

  private final JdbcClient database;

  ScanTransitions(JdbcClient database) {
    this.database = database;
  }

  /// Tries to change the file as the report asks for.
  Transition apply(ReceivedReport received, Instant now) {
    StatementSpec statement =
        switch (received.report()) {
          case ScanReport.Claim claim -> claim(claim, received.kind());
          case ScanReport.VerdictReport verdict -> recordVerdict(verdict);
        };
    return with(statement, received, now).query(ScanTransitions::outcome).single();
  }

  private StatementSpec claim(ScanReport.Claim claim, ScanKind kind) {
    String sql =
        switch (kind) {
          case INITIAL -> CLAIM;
          case RESCAN -> CLAIM_FOR_RESCAN;
        };
    return database
        .sql(sql)
        .param("scanId", claim.scanId())
        .param("uploadedAt", utc(claim.uploadedAt()));
  }

  private StatementSpec recordVerdict(ScanReport.VerdictReport report) {
    FindingColumns finding = FindingColumns.of(report);
    return database
        .sql(RECORD_VERDICT)
        .param("scanId", report.scanId())
        .param("status", report.verdict().status().wireName())
        .param("sha256", finding.sha256(), Types.VARCHAR)
        .param("detectedContentType", finding.detectedContentType(), Types.VARCHAR)
        .param("reason", finding.reason(), Types.VARCHAR)
        .param("threats", finding.threatArray())
        .param("where", finding.where(), Types.VARCHAR)
        .param("what", finding.what(), Types.VARCHAR)
        .param("engine", finding.engine(), Types.VARCHAR)
        .param("engineVersion", finding.engineVersion(), Types.VARCHAR)
        .param("databaseVersion", finding.databaseVersion(), Types.VARCHAR)
        .param("node", finding.node(), Types.VARCHAR)
        .param("provedAt", utc(finding.provedAt()))
        .param("startedAt", utc(report.evidence().startedAt()))
        .param("finishedAt", utc(report.evidence().finishedAt()))
        .param("locationBucket", finding.locationBucket(), Types.VARCHAR)
        .param("locationKey", finding.locationKey(), Types.VARCHAR)
        .param("locationVersionId", finding.locationVersionId(), Types.VARCHAR);
  }

  private static StatementSpec with(StatementSpec statement, ReceivedReport received, Instant now) {
    ObjectVersion object = received.report().object();
    return statement
        .param("id", received.file().value())
        .param("scanner", received.scanner())
        .param("messageId", received.request().id(), Types.VARCHAR)
        .param("now", utc(now))
        .param("bucket", object.bucket())
        .param("key", object.key())
        .param("versionId", object.versionId(), Types.VARCHAR)
        .param("eTag", object.eTag())
        .param("size", object.size());
  }

  private static Transition outcome(ResultSet row, int number) throws SQLException {
    String digest = row.getString("known_digest");
    if (digest != null) {
      return new Transition.Replayed(
          digest, new StoredResponse(row.getInt("known_status"), row.getString("known_body")));
    }
    return row.getObject("id") == null
        ? new Transition.Rejected()
        : new Transition.Applied(FILE.mapRow(row, number));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
