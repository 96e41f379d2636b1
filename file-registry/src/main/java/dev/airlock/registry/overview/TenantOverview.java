package dev.airlock.registry.overview;

import dev.airlock.registry.file.FileRowMapper;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What goes on in a tenant. It is asked for every few seconds, so each question reads the first
/// rows of an index, however many files there are. The tenant must be compared as the indexes state
/// it, without `coalesce`; see the migration V4.
public class TenantOverview {
  private static final String OF_TENANT =
      "CASE WHEN tenant IS NULL THEN '' ELSE tenant END = cast(:tenant AS text)";

  /// Infected files are not in the index of verdicts by time, but are few: they are looked for
  /// among the newest files that were held back.
  private static final String VERDICTS =
      """
      WITH passed AS (
        SELECT * FROM file
        WHERE %1$s AND status IN ('clean', 'quarantined') AND rescan_requested_at IS NULL
          AND settled_at IS NOT NULL
        ORDER BY settled_at DESC, id DESC LIMIT :limit
      ), held AS (
        SELECT * FROM file WHERE %1$s AND status IN ('infected', 'quarantined')
        ORDER BY id DESC LIMIT :limit
      )
      SELECT status, finding_reason, claim_scanner, finding_node, finding_engine,
        finding_engine_version, finding_database_version, settled_at
      FROM (SELECT * FROM passed UNION ALL SELECT * FROM held WHERE status = 'infected') AS verdict
      ORDER BY settled_at DESC LIMIT :limit
      """
          .formatted(OF_TENANT);

  private static final String HELD =
      """
      SELECT status, finding_reason, count(*) AS files FROM (
        SELECT status, CASE WHEN status = 'quarantined' THEN finding_reason END AS finding_reason
        FROM file WHERE %s AND status IN ('infected', 'quarantined')
        ORDER BY id DESC LIMIT :limit) AS held
      GROUP BY status, finding_reason ORDER BY files DESC, status, finding_reason
      """
          .formatted(OF_TENANT);

  /// Whether a pending file was uploaded is known only when a scanner claims it. If its time is up,
  /// it should have been scanned or have expired.
  static final String UNSETTLED =
      """
      SELECT * FROM (
        SELECT * FROM file WHERE %s AND status IN ('pending', 'scanning')
        ORDER BY expires_at LIMIT :limit) AS unsettled
      WHERE status = 'scanning' OR expires_at < :now
      ORDER BY id LIMIT 1
      """
          .formatted(OF_TENANT);

  private static final FileRowMapper FILE = new FileRowMapper();

  private final JdbcClient database;

  TenantOverview(JdbcClient database) {
    this.database = database;
  }

  /// The last verdicts, the youngest first. Files for which a rescan is requested are left out.
  @Transactional(readOnly = true)
  public List<RecentVerdict> verdicts(@Nullable String tenant, int limit) {
    return database
        .sql(VERDICTS)
        .param("tenant", tenant == null ? "" : tenant)
        .param("limit", limit)
        .query((row, _) -> RecentVerdict.in(row))
        .list();
  }

  /// For what the newest of the infected and quarantined files are held back.
  ///
  /// @param limit how many of these files are counted
  @Transactional(readOnly = true)
  public List<HeldFiles> held(@Nullable String tenant, int limit) {
    return database
        .sql(HELD)
        .param("tenant", tenant == null ? "" : tenant)
        .param("limit", limit)
        .query((row, _) -> HeldFiles.in(row))
        .list();
  }

  /// The oldest file that is being scanned, or should have been by now.
  ///
  /// @param limit among how many files it is looked for
  @Transactional(readOnly = true)
  public Optional<RegisteredFile> oldestUnsettled(@Nullable String tenant, Instant now, int limit) {
    return database
        .sql(UNSETTLED)
        .param("tenant", tenant == null ? "" : tenant)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(FILE)
        .optional();
  }
}
