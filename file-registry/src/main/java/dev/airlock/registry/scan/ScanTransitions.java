package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.idempotency.ScannerRequest;
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

/// The guarded moves. Each states in its WHERE clause from where it may start, and that its message
/// was not answered before; a move that does not fit changes nothing. The row lock orders
/// concurrent moves of one file.
///
/// What can be absent says its type: otherwise each combination of what is absent would have the
/// statement planned again, which takes PostgreSQL longer than doing it.
final class ScanTransitions {
  // One row, whatever happens: an answer that is known, or the file if it moved, or neither.
  private static final String UNLESS_ANSWERED =
      """
      WITH known AS (
        SELECT digest AS known_digest, status AS known_status, body AS known_body
        FROM webhook_answer WHERE scanner = :scanner AND message_id = cast(:messageId AS text)),
      moved AS (%s AND NOT EXISTS (SELECT FROM known) RETURNING *)
      SELECT * FROM (SELECT) AS one LEFT JOIN known ON true LEFT JOIN moved ON true
      """;

  private static final String HOLD =
      """
      UPDATE file SET
        status = 'scanning',
        sequence = sequence + 1,
        uploaded_at = coalesce(uploaded_at, :now),
        claim_scan_id = :scanId,
        claim_scanner = :scanner,
        claim_bucket = :bucket,
        claim_key = :key,
        claim_version_id = :versionId,
        claim_e_tag = :eTag,
        claim_size = :size,
        claim_claimed_at = :now
      WHERE id = :id
        AND :key = profile || '/' || id
      """;

  private static final String CLAIM =
      UNLESS_ANSWERED.formatted(
          HOLD
              + """
                AND status IN ('pending', 'scanning')
                AND rescan_requested_at IS NULL
              """);

  private static final String CLAIM_AGAIN =
      UNLESS_ANSWERED.formatted(
          HOLD
              + """
                AND status IN ('clean', 'quarantined', 'scanning')
                AND rescan_requested_at IS NOT NULL
                AND location_bucket = :bucket
                AND location_key = :key
                AND location_version_id IS NOT DISTINCT FROM cast(:versionId AS text)
              """);

  private static final String SETTLE =
      UNLESS_ANSWERED.formatted(
          """
          UPDATE file SET
            status = :status,
            sequence = sequence + 1,
            settled_at = :now,
            finding_sha256 = :sha256,
            finding_detected_content_type = :detectedContentType,
            finding_reason = :reason,
            finding_threats = nullif(cast(:threats AS text[]), '{}'),
            finding_engine = :engine,
            finding_engine_version = :engineVersion,
            finding_database_version = :databaseVersion,
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
            rescan_waives = NULL
          WHERE id = :id
            AND status = 'scanning'
            AND claim_scan_id = :scanId
            AND claim_scanner = :scanner
            AND claim_bucket = :bucket
            AND claim_key = :key
            AND claim_version_id IS NOT DISTINCT FROM cast(:versionId AS text)
            AND claim_e_tag = :eTag
            AND claim_size = :size
          """);

  private final JdbcClient database;

  ScanTransitions(JdbcClient database) {
    this.database = database;
  }

  Transition claim(
      FileId id, ScanReport.Claim claim, ScanKind whence, ScannerRequest message, Instant now) {
    String sql =
        switch (whence) {
          case INITIAL -> CLAIM;
          case RESCAN -> CLAIM_AGAIN;
        };
    return move(
        with(database.sql(sql), id, claim.object(), message, now).param("scanId", claim.scanId()));
  }

  Transition settle(
      FileId id, ScanReport.VerdictReport settled, ScannerRequest message, Instant now) {
    FindingColumns finding = FindingColumns.of(settled);
    return move(
        with(database.sql(SETTLE), id, settled.object(), message, now)
            .param("scanId", settled.scanId())
            .param("status", settled.verdict().status().wireName())
            .param("sha256", finding.sha256(), Types.VARCHAR)
            .param("detectedContentType", finding.detectedContentType(), Types.VARCHAR)
            .param("reason", finding.reason(), Types.VARCHAR)
            .param("threats", finding.threatArray())
            .param("engine", finding.engine(), Types.VARCHAR)
            .param("engineVersion", finding.engineVersion(), Types.VARCHAR)
            .param("databaseVersion", finding.databaseVersion(), Types.VARCHAR)
            .param("startedAt", utc(settled.evidence().startedAt()))
            .param("finishedAt", utc(settled.evidence().finishedAt()))
            .param("locationBucket", finding.locationBucket(), Types.VARCHAR)
            .param("locationKey", finding.locationKey(), Types.VARCHAR)
            .param("locationVersionId", finding.locationVersionId(), Types.VARCHAR));
  }

  private static StatementSpec with(
      StatementSpec statement,
      FileId id,
      ObjectVersion object,
      ScannerRequest message,
      Instant now) {
    return statement
        .param("id", id.value())
        .param("scanner", message.scanner())
        .param("messageId", message.id(), Types.VARCHAR)
        .param("now", utc(now))
        .param("bucket", object.bucket())
        .param("key", object.key())
        .param("versionId", object.versionId(), Types.VARCHAR)
        .param("eTag", object.eTag())
        .param("size", object.size());
  }

  private Transition move(StatementSpec statement) {
    return statement.query(ScanTransitions::outcome).single();
  }

  private static Transition outcome(ResultSet row, int number) throws SQLException {
    String digest = row.getString("known_digest");
    if (digest != null) {
      return new Transition.Replayed(
          digest, new StoredResponse(row.getInt("known_status"), row.getString("known_body")));
    }
    return row.getObject("id") == null
        ? new Transition.Rejected()
        : new Transition.Applied(new FileRowMapper(row).file());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
