package dev.airlock.registry.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = RegistryOnTestNamespace.class,
    properties = "spring.datasource.hikari.connection-init-sql=SELECT 1")
class UploadAnswersIT {
  private static final TenantContext ALICE = new TenantContext("acme", "alice");
  private static final String FOR_ALL = "SELECT set_config('airlock.access', 'every-tenant', true)";
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final StoredResponse RESPONSE = new StoredResponse(201, "{\"fileId\":1}");
  private static final KeyUse.Answered ANSWERED = new KeyUse.Answered("digest", RESPONSE);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final UploadKey key = new UploadKey("acme", "alice", UUID.randomUUID().toString());

  @Autowired
  UploadAnswersIT(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  @Test
  void keepsTheFirstResponseForADay() {
    KeyUse.First first = (KeyUse.First) begin(Duration.ZERO);
    assertThat(begin(Duration.ZERO)).isEqualTo(new KeyUse.InProgress());
    keep(first);
    assertThat(begin(Duration.ZERO)).isEqualTo(ANSWERED);
    assertThat(begin(Duration.ofHours(23))).isEqualTo(ANSWERED);
    assertThat(begin(Duration.ofHours(25))).isInstanceOf(KeyUse.First.class);
  }

  @Test
  void whatIsAbandonedIsBegunAnewAndNoLongerAnswered() {
    KeyUse.First first = (KeyUse.First) begin(Duration.ZERO);
    KeyUse.First second = (KeyUse.First) begin(Duration.ofMinutes(3));
    keep(first);
    assertThat(begin(Duration.ofMinutes(3))).isEqualTo(new KeyUse.InProgress());
    keep(second);
    assertThat(begin(Duration.ofMinutes(3))).isEqualTo(ANSWERED);
  }

  @Test
  void whatGoesOnIsNotAbandoned() {
    KeyUse.First first = (KeyUse.First) begin(Duration.ZERO);
    KeyUse.First renewed = renew(first, Duration.ofMinutes(1));
    assertThat(begin(Duration.ofMinutes(2).plusSeconds(30))).isEqualTo(new KeyUse.InProgress());
    assertThat(renew(renewed, Duration.ofMinutes(2))).isNotEqualTo(renewed);
    assertThat(begin(Duration.ofMinutes(5))).isInstanceOf(KeyUse.First.class);
    assertThat(renew(renewed, Duration.ofMinutes(6))).as("too late").isEqualTo(renewed);
  }

  @Test
  void deletesWhatIsOlderThanADay() {
    UploadKey young = new UploadKey("acme", "alice", UUID.randomUUID().toString());
    begin(Duration.ofHours(-25));
    as(ALICE, () -> answers(Duration.ofHours(-23)).begin(young, LONGEST));

    int deleted =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              database.sql(FOR_ALL).query().singleRow();
              return answers(Duration.ZERO).deleteOld();
            }));

    assertThat(deleted).isPositive();
    assertThat(
            as(
                ALICE,
                () ->
                    database
                        .sql("SELECT key FROM upload_answer WHERE key IN (:keys)")
                        .param("keys", List.of(key.key(), young.key()))
                        .query(String.class)
                        .list()))
        .containsExactly(young.key());
  }

  @Test
  void theNextCallerDoesNotSeeIt() {
    keep((KeyUse.First) begin(Duration.ZERO));
    assertThatThrownBy(() ->
            as(
                new TenantContext("acme", "mallory"),
                () -> answers(Duration.ZERO).begin(key, LONGEST)))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(() ->
            as(
                new TenantContext("rival", "alice"),
                () -> answers(Duration.ZERO).begin(key, LONGEST)))
        .hasStackTraceContaining("row-level security");
  }

  private KeyUse begin(Duration later) {
    return as(ALICE, () -> answers(later).begin(key, LONGEST));
  }

  private KeyUse.First renew(KeyUse.First first, Duration later) {
    return as(ALICE, () -> answers(later).renew(key, first));
  }

  private void keep(KeyUse.First first) {
    as(
        ALICE,
        () -> {
          answers(Duration.ZERO).keep(key, first, "digest", RESPONSE);
          return true;
        });
  }

  private UploadAnswers answers(Duration later) {
    Clock now = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    return new UploadAnswers(database, Clock.offset(now, later));
  }

  private <T> T as(TenantContext caller, Supplier<T> work) {
    return caller.call(() -> transaction.execute(_ -> work.get()));
  }
}
