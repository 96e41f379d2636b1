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
        details, occurred_at, data, traceparent)
      VALUES (:fileId, cast(:sequence AS bigint), :status, :action, :actor, :actorTenant, :address,
        cast(:details AS jsonb), :occurredAt, cast(:data AS jsonb), :traceparent)
      """;

  // The first address stays; of what is repeated from elsewhere, the last one is kept beside it,
  // but
  // not of other tenants, whose addresses nobody is told. Of links, the one that is valid longest
  // counts.
  private static final String FOLD =
      """
      INSERT INTO file_event (file_id, action, actor, actor_tenant, address, details, occurred_at,
        folded_hour, caller, last_at)
      VALUES (:fileId, :action, :actor, :actorTenant, :address, cast(:details AS jsonb),
        :occurredAt, date_trunc('hour', cast(:occurredAt AS timestamptz), 'UTC'), airlock_caller(),
        :occurredAt)
      ON CONFLICT (file_id, action, caller, actor, (actor_tenant IS NULL), folded_hour,
          (coalesce(details ->> 'attempt', '')))
        WHERE folded_hour IS NOT NULL
      DO UPDATE SET times = file_event.times + 1, last_at = excluded.last_at,
        details = file_event.details
          || CASE WHEN cast(excluded.details ->> 'expiresAt' AS timestamptz)
                    < cast(file_event.details ->> 'expiresAt' AS timestamptz)
             THEN excluded.details - 'expiresAt' ELSE excluded.details END
          || CASE WHEN file_event.actor_tenant IS NULL
                    AND excluded.address IS DISTINCT FROM file_event.address
                    AND excluded.address IS NOT NULL
             THEN jsonb_build_object('lastAddress', excluded.address) ELSE '{}' END
      """;

  private static final String ADD_ANSWERED =
      "WITH event AS (" + ADD + ")\n" + IdempotencyStore.STORE;

  private final JdbcClient database;
  private final JsonMapper json;
  private final CurrentTrace trace;

  NewEvents(JdbcClient database, JsonMapper json, CurrentTrace trace) {
    this.database = database;
    this.json = json;
    this.trace = trace;
  }

  void add(NewEvent event) {
    with(database.sql(ADD), event).update();
  }

  /// Adds what changed nothing, or counts it in the entry of the same hour that says the same.
  void fold(NewEvent event) {
    database
        .sql(FOLD)
        .param("fileId", event.file().value())
        .param("action", event.action().name())
        .param("actor", event.actor().name())
        .param("actorTenant", event.actorTenant(), Types.VARCHAR)
        .param("address", event.actor().address(), Types.VARCHAR)
        .param("details", json.writeValueAsString(event.details()))
        .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
        .update();
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
        .param("data", change == null ? null : change.data().text(), Types.VARCHAR)
        .param("traceparent", change == null ? null : trace.traceparent(), Types.VARCHAR);
  }
}
