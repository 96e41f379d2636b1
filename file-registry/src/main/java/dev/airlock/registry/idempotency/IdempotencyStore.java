package dev.airlock.registry.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The responses that retries get.
public class IdempotencyStore {
  /// For how long a retry gets the first response. Far longer than the age at which a signed
  /// request is rejected.
  public static final Duration KEPT = Duration.ofHours(24);

  /// Stores a response; takes [#parameters]. Fails if the request has one already.
  public static final String STORE =
      """
      INSERT INTO webhook_answer (scanner, message_id, digest, status, body, answered_at)
      VALUES (:scanner, :messageId, :digest, :answerStatus, :answerBody, :answeredAt)
      """;

  private static final String DELETE_OLD = "DELETE FROM webhook_answer WHERE answered_at < :oldest";

  private final JdbcClient database;
  private final Clock clock;

  IdempotencyStore(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What [#STORE] takes.
  public static Map<String, Object> parameters(AnsweredRequest answered) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("scanner", answered.request().scanner());
    parameters.put("messageId", String.valueOf(answered.request().id()));
    parameters.put("digest", answered.request().digest());
    parameters.put("answerStatus", answered.response().status());
    parameters.put("answerBody", answered.response().body());
    parameters.put("answeredAt", answered.answeredAt().atOffset(ZoneOffset.UTC));
    return parameters;
  }

  /// Stores the response to a request that changed nothing, if it has an id.
  @Transactional
  public void store(AnsweredRequest answered) {
    if (answered.request().id() != null) {
      database.sql(STORE).params(parameters(answered)).update();
    }
  }

  /// Deletes what is older than [#KEPT].
  ///
  /// @return how many responses
  @Transactional
  public int deleteOld() {
    OffsetDateTime oldest = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    return database.sql(DELETE_OLD).param("oldest", oldest).update();
  }
}
