package dev.airlock.registry.erasure;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.file.FileRowMapper;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.grant.FileGrant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the registry knows of a person: their files, to whom they gave access and who gave it to
/// them, and what they did. All for operators of the tenant, oldest first, and a page at a time.
public class PersonalData {
  // Files keep their ids, and grants, too; what is added meanwhile comes last, or nearly so.
  private static final String FILES =
      """
      SELECT * FROM file
      WHERE owner = :subject AND tenant IS NOT DISTINCT FROM cast(:tenant AS text) AND id > :after
      ORDER BY id LIMIT :limit
      """;

  private static final String GRANTS =
      """
      SELECT * FROM (
        (SELECT * FROM file_grant WHERE owner = :subject
          AND tenant IS NOT DISTINCT FROM cast(:tenant AS text) AND id > :after
        ORDER BY id LIMIT :limit)
        UNION ALL
        (SELECT * FROM file_grant WHERE grantee = :subject
          AND tenant IS NOT DISTINCT FROM cast(:tenant AS text) AND id > :after
        ORDER BY id LIMIT :limit)) of_person
      ORDER BY id LIMIT :limit
      """;

  // The index is for actors of that kind.
  private static final String ACTIONS =
      """
      SELECT e.position, e.file_id, e.action, e.address, e.occurred_at, e.times, e.last_at,
        e.details ->> 'lastAddress' AS last_address
      FROM file_event e JOIN file f ON f.id = e.file_id
      WHERE e.actor = 'user:' || :subject AND e.actor LIKE 'user:%' AND e.actor_tenant IS NULL
        AND f.tenant IS NOT DISTINCT FROM cast(:tenant AS text) AND e.position > :after
      ORDER BY e.position LIMIT :limit
      """;

  // To operators the database shows no grants; only here, where they ask about one person of their
  // tenant, they get those. It takes a transaction of its own, with which the setting ends.
  private static final String FOR_ALL = "SELECT set_config('airlock.access', 'every-tenant', true)";

  private static final FileRowMapper FILE = new FileRowMapper();
  private static final FileGrant.Mapper GRANT = new FileGrant.Mapper();

  private final JdbcClient database;

  PersonalData(JdbcClient database) {
    this.database = database;
  }

  /// What the person did, as the audit log has it.
  ///
  /// @param position in the audit log
  /// @param times how often within the hour
  public record Doing(
      long position,
      FileId fileId,
      Action action,
      @Nullable String address,
      @Nullable String lastAddress,
      Instant occurredAt,
      int times) {}

  /// The files, deleted ones as well, whose ids are greater.
  @Transactional(readOnly = true)
  public List<RegisteredFile> files(
      String subject, @Nullable String tenant, UUID after, int limit) {
    return with(database.sql(FILES), subject, tenant, limit)
        .param("after", after)
        .query(FILE)
        .list();
  }

  /// The grants of both kinds, expired and revoked ones as well, whose ids are greater.
  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public List<FileGrant> grants(String subject, @Nullable String tenant, UUID after, int limit) {
    database.sql(FOR_ALL).query(String.class).single();
    return with(database.sql(GRANTS), subject, tenant, limit)
        .param("after", after)
        .query(GRANT)
        .list();
  }

  /// What they did, with own files and with those of others, after that position.
  @Transactional(readOnly = true)
  public List<Doing> actions(String subject, @Nullable String tenant, long after, int limit) {
    return with(database.sql(ACTIONS), subject, tenant, limit)
        .param("after", after)
        .query(PersonalData::action)
        .list();
  }

  private static StatementSpec with(
      StatementSpec statement, String subject, @Nullable String tenant, int limit) {
    return statement
        .param("subject", subject)
        .param("tenant", tenant, Types.VARCHAR)
        .param("limit", limit);
  }

  private static Doing action(ResultSet row, int number) throws SQLException {
    return new Doing(
        row.getLong("position"),
        new FileId(row.getObject("file_id", UUID.class)),
        Action.valueOf(row.getString("action")),
        row.getString("address"),
        row.getString("last_address"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getInt("times"));
  }
}
