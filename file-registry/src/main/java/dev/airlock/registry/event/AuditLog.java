package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.Json;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.AnsweredRequest;
import io.micrometer.tracing.Tracer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit log. The changes that are appended here are also what the [Outbox] hands over.
public class AuditLog {
  /// How many entries one answer has at most.
  public static final int MOST = 100;

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  private static final TypeReference<List<String>> THREATS = new TypeReference<>() {};
  // Tenants do not learn of each other; an auditor with access to the table does.
  private static final String SOMEBODY_ELSE = "another tenant";

  private static final String HISTORY =
      """
      SELECT position, action, sequence, status, actor, actor_tenant, address, occurred_at, details,
        times, last_at, found ->> 'reason' AS reason, found ->> 'threats' AS threats,
        found ->> 'where' AS found_where, found ->> 'what' AS found_what,
        found -> 'scan' ->> 'engine' AS engine,
        found -> 'scan' ->> 'engineVersion' AS engine_version,
        found -> 'scan' ->> 'databaseVersion' AS database_version
      FROM file_event
      CROSS JOIN LATERAL (SELECT CASE WHEN action = 'SETTLED' THEN data END AS found) verdict
      WHERE file_id = :file AND position > :after ORDER BY position LIMIT :limit
      """;

  private final JdbcClient database;
  private final NewEvents newEvents;
  private final EventSignal signal;
  private final MetadataView view;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(
      JdbcClient database,
      EventSignal signal,
      ObjectProvider<Tracer> tracer,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.newEvents = new NewEvents(database, json, new CurrentTrace(tracer));
    this.signal = signal;
    this.view = new MetadataView(json);
    this.json = json;
    this.clock = clock;
  }

  /// Records the change that made `file` what it is now. Only ever together with that change:
  /// without a transaction this fails.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(
      RegisteredFile file,
      Action action,
      Actor actor,
      Instant occurredAt,
      Map<String, String> details) {
    newEvents.add(
        new NewEvent(file.id(), changeTo(file), action, actor, null, details, occurredAt));
    signal.raiseAfterCommit();
  }

  /// Records a change that a scanner's request caused, and the response to that request. If the
  /// file is deleted, it stays so, and nothing is published before it is restored.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(
      RegisteredFile file,
      Action action,
      Actor scanner,
      Instant occurredAt,
      AnsweredRequest answered) {
    Deletion deletion = file.deletion();
    newEvents.add(
        new NewEvent(
            file.id(),
            deletion == null ? changeTo(file) : null,
            action,
            scanner,
            null,
            deletion == null || deletion.formerStatus() == null
                ? Map.of()
                : Map.of("onceRestored", deletion.formerStatus().wireName()),
            occurredAt),
        answered);
    if (deletion == null) {
      signal.raiseAfterCommit();
    }
  }

  private NewEvent.StatusChange changeTo(RegisteredFile file) {
    return new NewEvent.StatusChange(
        file.sequence(), file.status(), new Json(json.writeValueAsString(view.of(file))));
  }

  /// Records what somebody did that did not change the file. What can be repeated at will is
  /// counted in one entry of the hour; see [Action#isRepeatable].
  @Transactional
  public void record(FileId file, Action action, Actor actor, Map<String, String> details) {
    NewEvent event = new NewEvent(file, null, action, actor, null, details, clock.instant());
    if (action.isRepeatable()) {
      newEvents.fold(event);
    } else {
      newEvents.add(event);
    }
  }

  /// Records that somebody of another tenant tried to reach the file; trying again is counted.
  @Transactional
  public void recordForeign(FileId file, Actor actor, String tenant, Map<String, String> details) {
    newEvents.fold(
        new NewEvent(file, null, Action.ACCESS_REFUSED, actor, tenant, details, clock.instant()));
  }

  /// The first page of what happened to a file, oldest first, as its owner may know it.
  @Transactional(readOnly = true)
  public List<HistoryEntry> history(FileId id) {
    return history(id, 0, MOST).entries();
  }

  /// What happened to a file after that position, as its owner may know it.
  ///
  /// @param limit at most how many entries, up to [#MOST]
  @Transactional(readOnly = true)
  public HistoryPage history(FileId id, long after, int limit) {
    int most = Math.min(limit, MOST);
    // One more than requested shows whether there is another page.
    List<Positioned> found =
        database
            .sql(HISTORY)
            .param("file", id.value())
            .param("after", after)
            .param("limit", most + 1)
            .query((row, _) -> new Positioned(row.getLong("position"), entry(row)))
            .list();
    List<Positioned> page = found.subList(0, Math.min(found.size(), most));
    return new HistoryPage(
        page.stream().map(Positioned::entry).toList(),
        page.size() < found.size() ? page.getLast().position() : null);
  }

  private record Positioned(long position, HistoryEntry entry) {}

  private HistoryEntry entry(ResultSet row) throws SQLException {
    String status = row.getString("status");
    String reason = row.getString("reason");
    String threats = row.getString("threats");
    int times = row.getInt("times");
    boolean foreign = row.getString("actor_tenant") != null;
    return new HistoryEntry(
        Action.valueOf(row.getString("action")),
        row.getObject("sequence", Long.class),
        status == null ? null : FileStatus.parse(status),
        reason == null ? null : QuarantineReason.parse(reason),
        threats == null ? null : json.readValue(threats, THREATS),
        row.getString("found_where"),
        row.getString("found_what"),
        row.getString("engine"),
        row.getString("engine_version"),
        row.getString("database_version"),
        foreign ? SOMEBODY_ELSE : row.getString("actor"),
        foreign ? null : row.getString("address"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        json.readValue(row.getString("details"), DETAILS),
        times == 1 ? null : times,
        times == 1 ? null : row.getObject("last_at", OffsetDateTime.class).toInstant());
  }
}
