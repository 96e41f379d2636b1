package dev.airlock.registry.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The responses that uploaders' retries get, for [IdempotencyStore#KEPT]. Only what an uploader
/// achieved is kept, so there are no more rows than their quota allows.
public class UploadAnswers {
  private static final String BEGIN =
      """
      INSERT INTO upload_answer (tenant, owner, key, started_at)
      VALUES (:tenant, :owner, :key, :startedAt)
      ON CONFLICT (tenant, owner, key) DO UPDATE
      SET started_at = :startedAt, digest = NULL, status = NULL, body = NULL
      WHERE upload_answer.started_at < :oldest
        OR (upload_answer.body IS NULL AND upload_answer.started_at < :abandoned)
      """;

  private static final String FIND =
      """
      SELECT digest, status, body FROM upload_answer
      WHERE tenant = :tenant AND owner = :owner AND key = :key AND body IS NOT NULL
      """;

  private static final String KEEP =
      """
      UPDATE upload_answer SET digest = :digest, status = :status, body = :body
      WHERE tenant = :tenant AND owner = :owner AND key = :key AND started_at = :startedAt
      """;

  private static final String RENEW =
      """
      UPDATE upload_answer SET started_at = :now
      WHERE tenant = :tenant AND owner = :owner AND key = :key AND started_at = :startedAt
      """;

  private static final String FORGET =
      """
      DELETE FROM upload_answer
      WHERE tenant = :tenant AND owner = :owner AND key = :key AND started_at = :startedAt
      """;

  private static final String DELETE_OLD = "DELETE FROM upload_answer WHERE started_at < :oldest";

  private final JdbcClient database;
  private final Clock clock;

  UploadAnswers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Begins a request, unless one with that key was begun.
  ///
  /// @param longest after which an unanswered request counts as abandoned
  @Transactional
  public KeyUse begin(UploadKey key, Duration longest) {
    Instant now = clock.instant();
    Map<String, Object> parameters = parameters(key, now);
    parameters.put("oldest", oldest(now));
    parameters.put("abandoned", now.minus(longest).atOffset(ZoneOffset.UTC));
    if (database.sql(BEGIN).params(parameters).update() == 1) {
      return new KeyUse.First(now);
    }
    return database
        .sql(FIND)
        .params(parameters)
        .query((row, _) ->
            new KeyUse.Answered(
                row.getString("digest"),
                new StoredResponse(row.getInt("status"), row.getString("body"))))
        .optional()
        .<KeyUse>map(answered -> answered)
        .orElseGet(KeyUse.InProgress::new);
  }

  /// Counts a request as begun only now, unless another one has taken its place.
  ///
  /// @return what it is from now on
  @Transactional
  public KeyUse.First renew(UploadKey key, KeyUse.First first) {
    Instant now = clock.instant();
    Map<String, Object> parameters = parameters(key, first.startedAt());
    parameters.put("now", now.atOffset(ZoneOffset.UTC));
    return database.sql(RENEW).params(parameters).update() == 1 ? new KeyUse.First(now) : first;
  }

  /// Keeps the response to a request that was begun.
  ///
  /// @param digest SHA-256 of everything that the request said, lower-case hex
  @Transactional
  public void keep(UploadKey key, KeyUse.First first, String digest, StoredResponse response) {
    Map<String, Object> parameters = parameters(key, first.startedAt());
    parameters.put("digest", digest);
    parameters.put("status", response.status());
    parameters.put("body", response.body());
    database.sql(KEEP).params(parameters).update();
  }

  /// Lets the key be used again: the request has achieved nothing.
  @Transactional
  public void forget(UploadKey key, KeyUse.First first) {
    database.sql(FORGET).params(parameters(key, first.startedAt())).update();
  }

  /// Deletes what is older than [IdempotencyStore#KEPT], of all uploaders.
  ///
  /// @return how many responses
  @Transactional
  public int deleteOld() {
    return database.sql(DELETE_OLD).param("oldest", oldest(clock.instant())).update();
  }

  private static OffsetDateTime oldest(Instant now) {
    return now.minus(IdempotencyStore.KEPT).atOffset(ZoneOffset.UTC);
  }

  private static Map<String, Object> parameters(UploadKey key, Instant startedAt) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", key.tenant() == null ? "" : key.tenant());
    parameters.put("owner", key.owner());
    parameters.put("key", key.key());
    parameters.put("startedAt", startedAt.atOffset(ZoneOffset.UTC));
    return parameters;
  }
}
