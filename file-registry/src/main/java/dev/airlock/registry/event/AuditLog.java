package dev.airlock.registry.event;

import dev.airlock.model.event.FileEvent;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.columns.Json;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.AnsweredRequest;
import dev.airlock.registry.signal.EventSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit trail. The changes that are appended here are also what the [Outbox] hands over.
public class AuditLog {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  // Tenants do not learn of each other; an auditor with access to the table does.
  private static final String SOMEBODY_ELSE = "another tenant";

  private final FileEventRows rows;
  private final NewEvents added;
  private final EventSignal signal;
  private final MetadataView view;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(
      FileEventRows rows, JdbcClient database, EventSignal signal, JsonMapper json, Clock clock) {
    this.rows = rows;
    this.added = new NewEvents(database);
    this.signal = signal;
    this.view = new MetadataView(json);
    this.json = json;
    this.clock = clock;
  }

  /// Records the change that brought `file` to where it is now. Only ever together with that
  /// change: without a transaction this fails.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(
      RegisteredFile file,
      Action action,
      Actor actor,
      Instant occurredAt,
      Map<String, String> details) {
    added.add(change(file, action, actor, occurredAt, details));
    signal.raiseAfterCommit();
  }

  /// Records a change that a scanner's message caused, and what that message was answered.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(RegisteredFile file, Action action, Actor scanner, AnsweredRequest answered) {
    added.add(change(file, action, scanner, answered.answeredAt(), Map.of()), answered);
    signal.raiseAfterCommit();
  }

  private FileEventRow change(
      RegisteredFile file,
      Action action,
      Actor actor,
      Instant occurredAt,
      Map<String, String> details) {
    FileEvent event = new FileEvent(view.of(file), file.sequence());
    return new FileEventRow(
        null,
        file.id(),
        file.sequence(),
        file.status(),
        action,
        actor.name(),
        null,
        actor.address(),
        json(details),
        occurredAt,
        json(event),
        null);
  }

  /// Records what somebody did that changed nothing.
  @Transactional
  public void record(FileId file, Action action, Actor actor, Map<String, String> details) {
    note(file, action, actor, null, details);
  }

  /// Records that somebody of another tenant tried to reach the file.
  @Transactional
  public void recordForeign(FileId file, Actor actor, String tenant, Map<String, String> details) {
    note(file, Action.ACCESS_REFUSED, actor, tenant, details);
  }

  private void note(
      FileId file,
      Action action,
      Actor actor,
      @Nullable String tenant,
      Map<String, String> details) {
    Instant now = clock.instant();
    added.add(
        new FileEventRow(
            null,
            file,
            null,
            null,
            action,
            actor.name(),
            tenant,
            actor.address(),
            json(details),
            now,
            null,
            null));
  }

  /// Everything that happened to a file, oldest first, as its owner may know it.
  @Transactional(readOnly = true)
  public List<HistoryEntry> history(FileId id) {
    return rows.findByFileIdOrderByPosition(id).stream().map(this::entry).toList();
  }

  private HistoryEntry entry(FileEventRow row) {
    boolean foreign = row.actorTenant() != null;
    return new HistoryEntry(
        row.action(),
        row.sequence(),
        row.status(),
        foreign ? SOMEBODY_ELSE : row.actor(),
        foreign ? null : row.address(),
        row.occurredAt(),
        json.readValue(row.details().text(), DETAILS));
  }

  private Json json(Object value) {
    return new Json(json.writeValueAsString(value));
  }
}
