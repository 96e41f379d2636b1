package dev.airlock.registry.event;

import dev.airlock.registry.columns.Json;
import dev.airlock.registry.idempotency.AnsweredRequest;
import dev.airlock.registry.idempotency.IdempotencyStore;
import java.sql.Types;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Appends events. Spring Data's own insert asks for the generated position, which whoever is
/// refused may not see. What can be absent says its type, so that one plan serves all events.
final class NewEvents {
  private static final String ADD =
      """
      INSERT INTO file_event (file_id, sequence, status, action, actor, actor_tenant, address,
        details, occurred_at, data)
      VALUES (:fileId, cast(:sequence AS bigint), :status, :action, :actor, :actorTenant, :address,
        cast(:details AS jsonb), :occurredAt, cast(:data AS jsonb))
      """;

  private static final String ADD_ANSWERED =
      "WITH event AS (" + ADD + ")\n" + IdempotencyStore.REMEMBER;

  private final JdbcClient database;

  NewEvents(JdbcClient database) {
    this.database = database;
  }

  void add(FileEventRow event) {
    with(database.sql(ADD), event).update();
  }

  /// In one statement with what the scanner that caused it was answered.
  void add(FileEventRow event, AnsweredRequest answered) {
    if (answered.message().id() == null) {
      add(event);
      return;
    }
    with(database.sql(ADD_ANSWERED), event).params(IdempotencyStore.parameters(answered)).update();
  }

  private static StatementSpec with(StatementSpec statement, FileEventRow event) {
    return statement
        .param("fileId", event.fileId().value())
        .param("sequence", event.sequence(), Types.BIGINT)
        .param("status", event.status() == null ? null : event.status().wireName(), Types.VARCHAR)
        .param("action", event.action().name())
        .param("actor", event.actor())
        .param("actorTenant", event.actorTenant(), Types.VARCHAR)
        .param("address", event.address(), Types.VARCHAR)
        .param("details", event.details().text())
        .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
        .param("data", text(event.data()), Types.VARCHAR);
  }

  private static @Nullable String text(@Nullable Json json) {
    return json == null ? null : json.text();
  }
}
