package dev.airlock.registry.event;

import dev.airlock.registry.idempotency.AnsweredRequest;
import dev.airlock.registry.idempotency.IdempotencyStore;
import java.sql.Types;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/// Appends events. The generated position is not asked for: callers who are refused access may
/// append an event, but not read it. Every value that can be absent has its type stated, so that
/// one plan serves all events.
final class NewEvents {
  private static final String ADD =
      """
      INSERT INTO file_event (file_id, sequence, status, action, actor, actor_tenant, address,
        details, occurred_at, data)
      VALUES (:fileId, cast(:sequence AS bigint), :status, :action, :actor, :actorTenant, :address,
        cast(:details AS jsonb), :occurredAt, cast(:data AS jsonb))
      """;

  private static final String ADD_ANSWERED =
      "WITH event AS (" + ADD + ")\n" + IdempotencyStore.STORE;

  private final JdbcClient database;
  private final JsonMapper json;

  NewEvents(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  void add(NewEvent event) {
    with(database.sql(ADD), event).update();
  }

  /// In one statement with the response to the scanner that caused it.
  void add(NewEvent event, AnsweredRequest answered) {
    if (answered.request().id() == null) {
      add(event);
      return;
    }
    with(database.sql(ADD_ANSWERED), event).params(IdempotencyStore.parameters(answered)).update();
  }

  private StatementSpec with(StatementSpec statement, NewEvent event) {
    NewEvent.StatusChange change = event.change();
    return statement
        .param("fileId", event.file().value())
        .param("sequence", change == null ? null : change.sequence(), Types.BIGINT)
        .param("status", change == null ? null : change.status().wireName(), Types.VARCHAR)
        .param("action", event.action().name())
        .param("actor", event.actor().name())
        .param("actorTenant", event.actorTenant(), Types.VARCHAR)
        .param("address", event.actor().address(), Types.VARCHAR)
        .param("details", json.writeValueAsString(event.details()))
        .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
        .param("data", change == null ? null : change.data().text(), Types.VARCHAR);
  }
}
