package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The committed changes of files from some point on.
public class Changes {
  /// Up to this distance from the end of the stream, and for owners with that many files, reading
  /// the stream is cheaper than reading each file of an owner.
  private static final int NEAR = 10_000;

  private static final String VISIBLE = "SELECT EXISTS (SELECT FROM file WHERE id = :file)";

  // The audit log is for owners. Whoever may read the file may know its changes, and nothing else
  // of it.
  private static final String FOR_ALL = "SELECT set_config('airlock.access', 'every-tenant', true)";

  private static final String OF_FILE =
      """
      SELECT sequence AS number, status, data FROM file_event
      WHERE file_id = :file AND sequence > :after
      ORDER BY sequence LIMIT :limit
      """;

  private static final String END = "SELECT numbered FROM event_stream";

  private static final String OF_EVERYBODY =
      """
      SELECT e.stream_position, e.file_id, e.sequence, e.status, f.owner, f.tenant, e.occurred_at,
        e.data, e.traceparent
      FROM file_event e JOIN file f ON f.id = e.file_id
      WHERE e.stream_position > :after
      ORDER BY e.stream_position LIMIT :limit
      """;

  private static final String OWN_FILE =
      "f.owner = :owner AND f.tenant IS NOT DISTINCT FROM cast(:tenant AS text)";

  // In one statement, so that both are of the same moment. An isolation level would say so too, but
  // the driver sets that for the session, which need not be the same with a pooler in between.
  private static final String NEWEST =
      """
      SELECT stream.numbered AS up_to, e.stream_position AS number, e.status, e.data
      FROM event_stream stream
      LEFT JOIN (
        (SELECT f.id FROM file f
          WHERE (CASE WHEN f.status <> 'deleted' THEN f.owner END) = :owner
            AND f.status <> 'deleted' AND f.tenant IS NOT DISTINCT FROM cast(:tenant AS text)
          ORDER BY f.id DESC LIMIT :files) newest
        CROSS JOIN LATERAL (
          SELECT stream_position, status, data FROM file_event
          WHERE file_id = newest.id AND sequence IS NOT NULL AND stream_position IS NOT NULL
          ORDER BY sequence DESC LIMIT 1) e) ON true
      ORDER BY e.stream_position
      """;

  private static final String STREAM_IS_CHEAPER =
      """
      SELECT (SELECT numbered FROM event_stream) - :after <= :near OR (
        SELECT count(*) FROM (SELECT FROM file f WHERE %s LIMIT :near) own) = :near
      """
          .formatted(OWN_FILE);

  // OFFSET 0 keeps the planner from starting at the other end: it plans for an average owner, and
  // takes every owner for a small one.
  private static final String OWN_IN_STREAM =
      """
      SELECT e.stream_position AS number, e.status, e.data
      FROM file_event e
      CROSS JOIN LATERAL (SELECT FROM file f WHERE f.id = e.file_id AND %s OFFSET 0) own
      WHERE e.stream_position > :after
      ORDER BY e.stream_position LIMIT :limit
      """
          .formatted(OWN_FILE);

  private static final String OWN_BY_FILE =
      """
      SELECT e.stream_position AS number, e.status, e.data
      FROM file f
      CROSS JOIN LATERAL (
        SELECT stream_position, status, data FROM file_event
        WHERE file_id = f.id AND stream_position > :after OFFSET 0) e
      WHERE %s
      ORDER BY e.stream_position LIMIT :limit
      """
          .formatted(OWN_FILE);

  private final JdbcClient database;

  Changes(JdbcClient database) {
    this.database = database;
  }

  /// The changes of a file with a greater `sequence`, oldest first.
  ///
  /// @return nothing if the caller may not read the file
  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public Optional<List<Change>> of(FileId file, long after, int limit) {
    if (!database.sql(VISIBLE).param("file", file.value()).query(Boolean.class).single()) {
      return Optional.empty();
    }
    seeAll();
    return Optional.of(
        database
            .sql(OF_FILE)
            .param("file", file.value())
            .param("after", after)
            .param("limit", limit)
            .query(Changes::change)
            .list());
  }

  /// The last position of the stream: everything up to it can be read, and whatever is published
  /// later has a greater one.
  @Transactional(readOnly = true)
  public long end() {
    return database.sql(END).query(Long.class).single();
  }

  /// The present state of an owner's newest files, apart from the deleted ones.
  @Transactional(readOnly = true)
  public Snapshot snapshot(TenantContext owner, int files) {
    ResultSetExtractor<Snapshot> whole = Changes::whole;
    return Objects.requireNonNull(
        database
            .sql(NEWEST)
            .param("owner", owner.subject())
            .param("tenant", owner.tenant())
            .param("files", files)
            .query(whole));
  }

  private static Snapshot whole(ResultSet rows) throws SQLException {
    long end = 0;
    List<Change> changes = new ArrayList<>();
    while (rows.next()) {
      end = rows.getLong("up_to");
      if (rows.getObject("number") != null) {
        changes.add(change(rows, rows.getRow()));
      }
    }
    return new Snapshot(end, changes);
  }

  /// The changes of an owner's files with a greater stream position, in the order of the stream.
  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public List<Change> own(TenantContext owner, long after, int limit) {
    boolean stream =
        database
            .sql(STREAM_IS_CHEAPER)
            .param("owner", owner.subject())
            .param("tenant", owner.tenant())
            .param("after", after)
            .param("near", NEAR)
            .query(Boolean.class)
            .single();
    seeAll();
    return database
        .sql(stream ? OWN_IN_STREAM : OWN_BY_FILE)
        .param("owner", owner.subject())
        .param("tenant", owner.tenant())
        .param("after", after)
        .param("limit", limit)
        .query(Changes::change)
        .list();
  }

  /// The changes of everybody's files with a greater stream position, in the order of the stream:
  /// for whoever passes them on to those who may know of them.
  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public List<CommittedEvent> ofEverybody(long after, int limit) {
    seeAll();
    return database
        .sql(OF_EVERYBODY)
        .param("after", after)
        .param("limit", limit)
        .query(Outbox::event)
        .list();
  }

  // Until the end of the transaction.
  private void seeAll() {
    database.sql(FOR_ALL).query(String.class).single();
  }

  private static Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getLong("number"), FileStatus.parse(row.getString("status")), row.getString("data"));
  }
}
