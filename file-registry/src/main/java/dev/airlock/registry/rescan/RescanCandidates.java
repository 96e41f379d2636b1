package dev.airlock.registry.rescan;

import dev.airlock.registry.file.FileRowMapper;
import dev.airlock.registry.file.RegisteredFile;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/// The files that an operator wants to have scanned again, whose objects are kept and for which
/// nobody has requested it yet.
public class RescanCandidates {
  /// The tenant must be compared as the index states it, without `coalesce`; see the migration V4.
  private static final String CANDIDATES =
      """
      SELECT * FROM file
      WHERE CASE WHEN tenant IS NULL THEN '' ELSE tenant END = cast(:tenant AS text)
        AND status IN ('clean', 'quarantined') AND rescan_requested_at IS NULL
        AND settled_at >= :from AND settled_at < :before
        AND (settled_at, id) > (:afterTime, cast(:afterFile AS uuid))
        AND location_key IS NOT NULL
        AND (cast(:status AS text) IS NULL OR status = cast(:status AS text))
        AND (cast(:reason AS text) IS NULL
          OR (status = 'quarantined' AND finding_reason = cast(:reason AS text)))
        AND (cast(:profile AS text) IS NULL OR profile = cast(:profile AS text))
      ORDER BY settled_at, id
      LIMIT :limit
      """;

  private static final String COUNT = "SELECT count(*) FROM (" + CANDIDATES + ") AS candidate";

  private static final String WAITING =
      """
      SELECT count(*) FROM (
        SELECT FROM file
        WHERE rescan_requested_at IS NOT NULL AND status IN ('clean', 'quarantined', 'scanning')
          AND tenant IS NOT DISTINCT FROM cast(:tenant AS text)
        LIMIT :limit) AS waiting
      """;

  private static final FileRowMapper FILE = new FileRowMapper();

  private final JdbcClient database;

  RescanCandidates(JdbcClient database) {
    this.database = database;
  }

  /// Those that come first.
  @Transactional(readOnly = true)
  public List<RegisteredFile> first(RescanQuery query, int limit) {
    return with(database.sql(CANDIDATES), query, limit).query(FILE).list();
  }

  /// How many there are.
  ///
  /// @param most where to stop counting
  @Transactional(readOnly = true)
  public int count(RescanQuery query, int most) {
    return with(database.sql(COUNT), query, most).query(Integer.class).single();
  }

  /// How many rescans of the tenant are requested and have not ended.
  ///
  /// @param most where to stop counting
  @Transactional(readOnly = true)
  public int waiting(@Nullable String tenant, int most) {
    return database
        .sql(WAITING)
        .param("tenant", tenant, Types.VARCHAR)
        .param("limit", most)
        .query(Integer.class)
        .single();
  }

  private static StatementSpec with(StatementSpec statement, RescanQuery query, int limit) {
    return statement
        .param("tenant", query.tenant() == null ? "" : query.tenant())
        .param("status", query.status() == null ? null : query.status().wireName(), Types.VARCHAR)
        .param("reason", query.reason() == null ? null : query.reason().wireName(), Types.VARCHAR)
        .param("profile", query.profile(), Types.VARCHAR)
        .param("from", query.settledFrom().atOffset(ZoneOffset.UTC))
        .param("before", query.settledBefore().atOffset(ZoneOffset.UTC))
        .param("afterTime", query.after().settledAt().atOffset(ZoneOffset.UTC))
        .param("afterFile", query.after().file())
        .param("limit", limit);
  }
}
