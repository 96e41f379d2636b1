package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Committed events on their way out: each at least once, those of one file in order.
///
/// Every event gets its number in the stream before it is handed over, and keeps it. So a consumer
/// can tell where to resume, even after a crash between handing over and recording it.
///
/// A round costs what it hands over, however many dead rows lie around while a snapshot is open:
/// see [SettledPosition] for those of `file_event`; of the stream's progress, the newest row is at
/// the end of an index.
public class Outbox {
  // Held until the end of the transaction: one relay at a time, or events could overtake.
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('airlock.outbox'))";

  // A relay that has lost its connection, and with it the other lock, may still be numbering.
  private static final String NUMBERING =
      "SELECT pg_advisory_xact_lock(hashtext('airlock.numbering'))";

  static final String STREAM =
      """
      SELECT numbered, published, cast(cast(pg_snapshot_xmin(pg_current_snapshot()) AS text)
        AS bigint) AS oldest_running, pg_postmaster_start_time() AS server_started
      FROM event_stream
      """;

  private static final String COLUMNS =
      """
      SELECT e.stream_position, e.file_id, e.sequence, e.status, f.owner, f.tenant, e.occurred_at,
        e.data, e.traceparent
      """;

  private static final String LEFT_OVER =
      COLUMNS
          + """
          FROM file_event e JOIN file f ON f.id = e.file_id
          WHERE e.stream_position > :published
          ORDER BY e.stream_position LIMIT :limit
          """;

  // Of one file, a later event is never visible without those before it.
  static final String NUMBER =
      """
      WITH oldest AS (
        SELECT position FROM file_event
        WHERE stream_position IS NULL AND sequence IS NOT NULL AND position > :settled
        ORDER BY position LIMIT :limit),
      waiting AS (SELECT position, row_number() OVER (ORDER BY position) AS nth FROM oldest),
      e AS (
        UPDATE file_event event SET stream_position = :numbered + waiting.nth
        FROM waiting WHERE event.position = waiting.position
        RETURNING event.*),
      stream AS (
        INSERT INTO event_stream_step (numbered, published)
        SELECT :numbered + count(*), :published FROM waiting HAVING count(*) > 0)
      """
          + COLUMNS
          + """
          , e.position, cast(cast(pg_current_xact_id() AS text) AS bigint) AS transaction
          FROM e JOIN file f ON f.id = e.file_id ORDER BY e.stream_position
          """;

  private static final String PUBLISHED =
      """
      INSERT INTO event_stream_step (numbered, published)
      SELECT numbered, :last FROM event_stream WHERE published < :last
      """;

  private static final String DELETE_OLD =
      """
      DELETE FROM event_stream_step s USING event_stream last
      WHERE s.numbered < last.numbered AND s.published < last.published
      """;

  private final JdbcClient database;
  private final TransactionOperations relaying;
  private final TransactionOperations numbering;
  private final SettledPosition settled = new SettledPosition();

  Outbox(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.relaying = new TransactionTemplate(transactions);
    TransactionTemplate ofItsOwn = new TransactionTemplate(transactions);
    ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.numbering = ofItsOwn;
  }

  /// Hands the oldest waiting events to `publisher` and records that once it has returned. If it
  /// throws, all of them wait for the next call. Only one relay works at a time, however many there
  /// are.
  ///
  /// @param publisher must not return before every event is stored durably where it goes
  /// @return how many were handed over; nothing if another relay is working
  public OptionalInt relay(int limit, Consumer<List<CommittedEvent>> publisher) {
    return relaying.execute(_ -> {
      if (!database.sql(LOCK).query(Boolean.class).single()) {
        return OptionalInt.empty();
      }
      Round round = numbering.execute(_ -> next(limit));
      settled.after(round.stream().oldestRunning(), round.numbered(), limit);
      List<CommittedEvent> next = round.events();
      if (!next.isEmpty()) {
        publisher.accept(next);
        database.sql(PUBLISHED).param("last", next.getLast().streamPosition()).update();
      }
      return OptionalInt.of(next.size());
    });
  }

  private Round next(int limit) {
    database.sql(NUMBERING).query(rows -> {});
    Stream stream = database.sql(STREAM).query(Outbox::stream).single();
    // Even if they cannot be published for now: what has a number can be read from the registry.
    List<Numbered> numbered =
        database
            .sql(NUMBER)
            .param("settled", settled.asSeenBy(stream.serverStarted()))
            .param("numbered", stream.numbered())
            .param("published", stream.published())
            .param("limit", limit)
            .query(Outbox::numbered)
            .list();
    List<CommittedEvent> next =
        stream.published() < stream.numbered()
            ? database
                .sql(LEFT_OVER)
                .param("published", stream.published())
                .param("limit", limit)
                .query(Outbox::event)
                .list()
            : numbered.stream().map(Numbered::event).toList();
    return new Round(stream, numbered.stream().map(Numbered::mark).toList(), next);
  }

  /// Deletes what was noted of the stream's progress, but for the last of it.
  ///
  /// @return how many notes
  @Transactional
  public int deleteOldSteps() {
    return database.sql(DELETE_OLD).update();
  }

  private static Stream stream(ResultSet row, int number) throws SQLException {
    return new Stream(
        row.getLong("numbered"),
        row.getLong("published"),
        row.getLong("oldest_running"),
        row.getObject("server_started", OffsetDateTime.class).toInstant());
  }

  private static Numbered numbered(ResultSet row, int number) throws SQLException {
    return new Numbered(
        event(row, number),
        new SettledPosition.Mark(row.getLong("position"), row.getLong("transaction")));
  }

  static CommittedEvent event(ResultSet row, int number) throws SQLException {
    return new CommittedEvent(
        row.getLong("stream_position"),
        new FileId(row.getObject("file_id", UUID.class)),
        row.getLong("sequence"),
        FileStatus.parse(row.getString("status")),
        row.getString("owner"),
        row.getString("tenant"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("data"),
        row.getString("traceparent"));
  }

  private record Stream(long numbered, long published, long oldestRunning, Instant serverStarted) {}

  private record Numbered(CommittedEvent event, SettledPosition.Mark mark) {}

  private record Round(
      Stream stream, List<SettledPosition.Mark> numbered, List<CommittedEvent> events) {}
}
