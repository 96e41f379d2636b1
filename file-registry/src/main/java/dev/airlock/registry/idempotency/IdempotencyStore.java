package dev.airlock.registry.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The answers that are remembered.
public class IdempotencyStore {
  /// How long a message may be sent again and gets its first answer. Far longer than the age at
  /// which a signed message is refused.
  public static final Duration KEPT = Duration.ofHours(24);

  /// Remembers an answer; takes [#parameters]. Fails if there is one already.
  public static final String REMEMBER =
      """
      INSERT INTO webhook_answer (scanner, message_id, digest, status, body, answered_at)
      VALUES (:scanner, :messageId, :digest, :answerStatus, :answerBody, :answeredAt)
      """;

  private final JdbcClient database;
  private final Clock clock;

  IdempotencyStore(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What [#REMEMBER] takes.
  public static Map<String, Object> parameters(AnsweredRequest answered) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("scanner", answered.message().scanner());
    parameters.put("messageId", String.valueOf(answered.message().id()));
    parameters.put("digest", answered.message().digest());
    parameters.put("answerStatus", answered.answer().status());
    parameters.put("answerBody", answered.answer().body());
    parameters.put("answeredAt", answered.answeredAt().atOffset(ZoneOffset.UTC));
    return parameters;
  }

  /// Remembers the answer to a message that changed nothing.
  @Transactional
  public void remember(AnsweredRequest answered) {
    if (answered.message().id() != null) {
      database.sql(REMEMBER).params(parameters(answered)).update();
    }
  }

  /// Forgets what is older than [#KEPT].
  ///
  /// @return how many answers
  @Transactional
  public int forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    return database
        .sql("DELETE FROM webhook_answer WHERE answered_at < :oldest")
        .param("oldest", oldest.atOffset(ZoneOffset.UTC))
        .update();
  }
}
