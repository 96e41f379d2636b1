package dev.airlock.registry.registration;

import dev.airlock.registry.registration.RegistrationOutcome.QuotaExceeded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.annotation.Transactional;

/// What owners registered lately. Whatever their number, a handful of rows is read: each says how
/// many files and bytes came before it.
public class QuotaUse {
  /// For how long at least it is kept. A count goes on for twice a window, so the rows of an
  /// earlier one are never among those of a window, unless the clocks of two services differ by as
  /// much.
  static final Duration KEPT = Quota.LONGEST.multipliedBy(3);

  private static final String OWN = "tenant = :holder AND owner = :owner AND profile = :profile";

  /// The last use, for a count to go on from, and what is used up with the file, if anything is:
  /// the last row that has to leave the window first. Takes [#parameters]. No row that is read can
  /// have been deleted, so none of them is looked for among dead ones.
  static final String USED_UP =
      """
      WITH newest AS (
        SELECT since, files, bytes, registered_at FROM quota_use
        WHERE %1$s
          AND registered_at > cast(:now AS timestamptz) - make_interval(secs => 2 * :window)
        ORDER BY registered_at DESC, files DESC LIMIT 1
      ), oldest AS (
        SELECT files - 1 AS files_before, bytes - size AS bytes_before FROM quota_use
        WHERE %1$s AND registered_at > cast(:now AS timestamptz) - make_interval(secs => :window)
        ORDER BY registered_at, files LIMIT 1
      ), next AS (
        SELECT since, files + 1 - :files AS leaving_files,
          files + 1 - files_before > :files AS beyond_files,
          bytes + :size - cast(:bytes AS bigint) AS leaving_bytes,
          bytes + :size - bytes_before > cast(:bytes AS bigint) AS beyond_bytes
        FROM newest CROSS JOIN oldest
      ), used_up AS (
        SELECT quota_limit, registered_at + make_interval(secs => :window) AS until
        FROM (
          (SELECT 'FILES' AS quota_limit, q.registered_at FROM next CROSS JOIN LATERAL (
            SELECT registered_at FROM quota_use
            WHERE %1$s AND since = next.since AND files = next.leaving_files) q
          WHERE next.beyond_files)
          UNION ALL
          (SELECT 'BYTES', q.registered_at FROM next CROSS JOIN LATERAL (
            SELECT registered_at FROM quota_use
            WHERE %1$s AND since = next.since AND bytes >= next.leaving_bytes
            ORDER BY bytes LIMIT 1) q
          WHERE next.beyond_bytes)) leaving
        ORDER BY until DESC LIMIT 1
      )
      """
          .formatted(OWN);

  private static final String DELETE_OLD = "DELETE FROM quota_use WHERE registered_at < :oldest";

  private final NamedParameterJdbcOperations database;
  private final Clock clock;

  QuotaUse(NamedParameterJdbcOperations database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What is used up, if a file of that size would be too much now.
  Optional<QuotaExceeded> exceededBy(
      long size, String owner, @Nullable String tenant, String profile, Quota quota) {
    return Optional.ofNullable(
        database.query(
            USED_UP + "SELECT quota_limit, until FROM used_up",
            parameters(size, owner, tenant, profile, quota, clock.instant()),
            QuotaUse::exceeded));
  }

  static @Nullable QuotaExceeded exceeded(ResultSet rows) throws SQLException {
    return rows.next()
        ? new QuotaExceeded(
            QuotaLimit.valueOf(rows.getString("quota_limit")),
            rows.getTimestamp("until").toInstant())
        : null;
  }

  static MapSqlParameterSource parameters(
      long size, String owner, @Nullable String tenant, String profile, Quota quota, Instant now) {
    return new MapSqlParameterSource()
        .addValue("window", quota.window().toSeconds())
        .addValue("files", quota.files())
        .addValue("bytes", quota.bytes())
        .addValue("size", size)
        .addValue("holder", tenant == null ? "" : tenant)
        .addValue("owner", owner)
        .addValue("profile", profile)
        .addValue("now", now.atOffset(ZoneOffset.UTC));
  }

  /// Deletes what no quota looks at any more.
  ///
  /// @return how many registrations
  @Transactional
  public int deleteOld() {
    Instant oldest = clock.instant().minus(KEPT);
    return database.update(
        DELETE_OLD, new MapSqlParameterSource("oldest", oldest.atOffset(ZoneOffset.UTC)));
  }
}
