package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Committed events on their way out: each at least once, those of one file in order.
///
/// Every event gets its number in the stream before it is handed over, and keeps it. So a consumer
/// can tell where to resume, even after a crash between handing over and recording it.
public class Outbox {
  // Held until the end of the transaction: one relay at a time, or events could overtake.
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('airlock.outbox'))";

  // Locks the row, so that numbers are given without gaps whatever happens.
  private static final String STREAM = "SELECT numbered, published FROM event_stream FOR UPDATE";

  private static final String COLUMNS =
      """
      SELECT e.stream_position, e.file_id, e.sequence, e.status, f.owner, f.tenant, e.occurred_at,
        e.data
      """;

  private static final String LEFT_OVER =
      COLUMNS
          + """
          FROM file_event e JOIN file f ON f.id = e.file_id
          WHERE e.stream_position > :published
          ORDER BY e.stream_position LIMIT :limit
          """;

  // Of one file, a later event is never visible without those before it.
  private static final String NUMBER =
      """
      WITH oldest AS (
        SELECT position FROM file_event
        WHERE stream_position IS NULL AND sequence IS NOT NULL
        ORDER BY position LIMIT :limit),
      waiting AS (SELECT position, row_number() OVER (ORDER BY position) AS nth FROM oldest),
      e AS (
        UPDATE file_event event SET stream_position = :numbered + waiting.nth
        FROM waiting WHERE event.position = waiting.position
        RETURNING event.*),
      stream AS (
        UPDATE event_stream SET numbered = :numbered + (SELECT count(*) FROM waiting)
        WHERE EXISTS (SELECT FROM waiting))
      """
          + COLUMNS
          + "FROM e JOIN file f ON f.id = e.file_id ORDER BY e.stream_position";

  private static final String PUBLISHED =
      "UPDATE event_stream SET published = :last WHERE published < :last";

  private final JdbcClient database;
  private final TransactionOperations relaying;
  private final TransactionOperations numbering;

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
      List<CommittedEvent> next = numbering.execute(_ -> next(limit));
      if (!next.isEmpty()) {
        publisher.accept(next);
        database.sql(PUBLISHED).param("last", next.getLast().streamPosition()).update();
      }
      return OptionalInt.of(next.size());
    });
  }

  private List<CommittedEvent> next(int limit) {
    Stream stream = database.sql(STREAM).query(Outbox::stream).single();
    // Even if they cannot be published for now: what has a number can be read from the registry.
    List<CommittedEvent> numbered =
        database
            .sql(NUMBER)
            .param("numbered", stream.numbered())
            .param("limit", limit)
            .query(Outbox::event)
            .list();
    return stream.published() < stream.numbered()
        ? database
            .sql(LEFT_OVER)
            .param("published", stream.published())
            .param("limit", limit)
            .query(Outbox::event)
            .list()
        : numbered;
  }

  private static Stream stream(ResultSet row, int number) throws SQLException {
    return new Stream(row.getLong("numbered"), row.getLong("published"));
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
        row.getString("data"));
  }

  private record Stream(long numbered, long published) {}
}
