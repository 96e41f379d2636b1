package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileEvent;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.Json;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.AnsweredRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit log. The changes that are appended here are also what the [Outbox] hands over.
public class AuditLog {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  private static final TypeReference<List<String>> THREATS = new TypeReference<>() {};
  // Tenants do not learn of each other; an auditor with access to the table does.
  private static final String SOMEBODY_ELSE = "another tenant";

  private static final String HISTORY =
      """
      SELECT action, sequence, status, actor, actor_tenant, address, occurred_at, details,
        found ->> 'reason' AS reason, found ->> 'threats' AS threats,
        found ->> 'where' AS found_where, found ->> 'what' AS found_what
      FROM file_event
      CROSS JOIN LATERAL (SELECT CASE WHEN action = 'SETTLED' THEN data END AS found) verdict
      WHERE file_id = :file ORDER BY position
      """;

  private final JdbcClient database;
  private final NewEvents newEvents;
  private final EventSignal signal;
  private final MetadataView view;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(JdbcClient database, EventSignal signal, JsonMapper json, Clock clock) {
    this.database = database;
    this.newEvents = new NewEvents(database, json);
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

  /// Records a change that a scanner's request caused, and the response to that request.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(RegisteredFile file, Action action, Actor scanner, AnsweredRequest answered) {
    newEvents.add(
        new NewEvent(
            file.id(), changeTo(file), action, scanner, null, Map.of(), answered.answeredAt()),
        answered);
    signal.raiseAfterCommit();
  }

  private NewEvent.StatusChange changeTo(RegisteredFile file) {
    FileEvent event = new FileEvent(view.of(file), file.sequence());
    return new NewEvent.StatusChange(
        file.sequence(), file.status(), new Json(json.writeValueAsString(event)));
  }

  /// Records what somebody did that did not change the file.
  @Transactional
  public void record(FileId file, Action action, Actor actor, Map<String, String> details) {
    newEvents.add(new NewEvent(file, null, action, actor, null, details, clock.instant()));
  }

  /// Records that somebody of another tenant tried to reach the file.
  @Transactional
  public void recordForeign(FileId file, Actor actor, String tenant, Map<String, String> details) {
    newEvents.add(
        new NewEvent(file, null, Action.ACCESS_REFUSED, actor, tenant, details, clock.instant()));
  }

  /// Everything that happened to a file, oldest first, as its owner may know it.
  @Transactional(readOnly = true)
  public List<HistoryEntry> history(FileId id) {
    return database.sql(HISTORY).param("file", id.value()).query(this::entry).list();
  }

  private HistoryEntry entry(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    String reason = row.getString("reason");
    String threats = row.getString("threats");
    boolean foreign = row.getString("actor_tenant") != null;
    return new HistoryEntry(
        Action.valueOf(row.getString("action")),
        row.getObject("sequence", Long.class),
        status == null ? null : FileStatus.parse(status),
        reason == null ? null : QuarantineReason.parse(reason),
        threats == null ? null : json.readValue(threats, THREATS),
        row.getString("found_where"),
        row.getString("found_what"),
        foreign ? SOMEBODY_ELSE : row.getString("actor"),
        foreign ? null : row.getString("address"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        json.readValue(row.getString("details"), DETAILS));
  }
}
