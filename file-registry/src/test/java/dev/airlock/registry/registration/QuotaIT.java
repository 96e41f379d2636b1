package dev.airlock.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class QuotaIT {
  private static final Quota FIVE_PER_HOUR = new Quota(5, null, Duration.ofHours(1));

  private static final Quota THOUSAND_BYTES = new Quota(100, 1000L, Duration.ofHours(1));

  private final FileRegistry files;
  private final QuotaUse quotaUse;
  private final JdbcTemplate database;
  private final TransactionTemplate transactions;
  private final String owner = "owner-" + UUID.randomUUID();

  @Autowired
  QuotaIT(
      FileRegistry files,
      QuotaUse quotaUse,
      JdbcTemplate database,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.quotaUse = quotaUse;
    this.database = database;
    this.transactions = new TransactionTemplate(transactions);
  }

  @Test
  void allowsExactlyAsManyAsItSays() {
    for (int i = 0; i < 5; i++) {
      assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.Registered.class);
    }
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.QuotaExceeded.class);
    assertThat(register("other-" + owner, "acme"))
        .isInstanceOf(RegistrationOutcome.Registered.class);
    assertThat(register(owner, "rival")).isInstanceOf(RegistrationOutcome.Registered.class);
    assertThat(register(owner, null)).isInstanceOf(RegistrationOutcome.Registered.class);
  }

  @Test
  void tellsWhenTheNextOneIsAllowed() {
    for (int i = 0; i < 5; i++) {
      register(owner, "acme");
    }
    Instant oldest =
        database.queryForObject(
            "SELECT min(created_at) FROM file WHERE owner = ?",
            (row, _) -> row.getTimestamp(1).toInstant(),
            owner);
    assertThat(register(owner, "acme"))
        .isEqualTo(
            new RegistrationOutcome.QuotaExceeded(
                QuotaLimit.FILES, oldest.plus(Duration.ofHours(1))));
  }

  @Test
  void slidesWithTheHour() {
    for (int i = 0; i < 5; i++) {
      register(owner, "acme");
    }
    becomeOlder(Duration.ofMinutes(61));
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.Registered.class);
    for (int i = 0; i < 4; i++) {
      register(owner, "acme");
    }
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.QuotaExceeded.class);
  }

  @Test
  void beginsANewCountAfterALongPause() {
    for (int i = 0; i < 5; i++) {
      register(owner, "acme");
    }
    becomeOlder(Duration.ofMinutes(150));
    for (int i = 0; i < 5; i++) {
      assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.Registered.class);
    }
    assertThat(register(owner, "acme")).isInstanceOf(RegistrationOutcome.QuotaExceeded.class);
  }

  @Test
  void allowsAsManyBytesAsItSays() {
    assertThat(register(400)).isInstanceOf(RegistrationOutcome.Registered.class);
    becomeOlder(Duration.ofMinutes(10));
    assertThat(register(300)).isInstanceOf(RegistrationOutcome.Registered.class);
    becomeOlder(Duration.ofMinutes(10));
    assertThat(register(200)).isInstanceOf(RegistrationOutcome.Registered.class);

    assertThat(register(101)).isEqualTo(bytesExceeded(1));
    assertThat(register(500)).as("the first leaves enough room").isEqualTo(bytesExceeded(1));
    assertThat(register(501)).as("and not for one byte more").isEqualTo(bytesExceeded(2));
    assertThat(register(1000)).as("all must be gone").isEqualTo(bytesExceeded(3));
    assertThat(files.quotaExceededBy(101, owner, "acme", "resume", THOUSAND_BYTES))
        .contains(bytesExceeded(1));

    assertThat(register(100)).isInstanceOf(RegistrationOutcome.Registered.class);
    becomeOlder(Duration.ofMinutes(41));
    assertThat(files.quotaExceededBy(400, owner, "acme", "resume", THOUSAND_BYTES)).isEmpty();
    assertThat(register(400))
        .as("what the first had")
        .isInstanceOf(RegistrationOutcome.Registered.class);
    assertThat(register(1)).isEqualTo(bytesExceeded(2));
  }

  @Test
  void saysWhichLimitLastsLonger() {
    Quota quota = new Quota(2, 1000L, Duration.ofHours(1));
    register(10, quota);
    becomeOlder(Duration.ofMinutes(10));
    register(990, quota);
    assertThat(register(1, quota)).isEqualTo(exceeded(QuotaLimit.FILES, 1));
    assertThat(register(11, quota)).isEqualTo(exceeded(QuotaLimit.BYTES, 2));
  }

  /// Counted by the database: a time would say something about this machine as well.
  @Test
  void readsAHandfulOfRowsHoweverManyThereAre() {
    int many = 20_000;
    database.update(
        """
        INSERT INTO quota_use
        SELECT 'acme', ?, 'resume', now() - interval '50 min', n, n * 68, 68,
          now() - interval '50 min' + n * interval '0.1 s'
        FROM generate_series(1, ?) n
        """,
        owner,
        many);
    database.execute("ANALYZE quota_use");

    assertThat(rowsReadBy(new Quota(many + 100, null, Duration.ofHours(1)), true)).isLessThan(10);
    assertThat(rowsReadBy(new Quota(many, null, Duration.ofHours(1)), false)).isLessThan(10);
    assertThat(rowsReadBy(new Quota(many + 100, many * 68L, Duration.ofHours(1)), false))
        .isLessThan(10);
  }

  private long rowsReadBy(Quota quota, boolean allowed) {
    return new TenantContext("acme", owner)
        .call(() ->
            transactions.execute(_ -> {
              long before = rowsRead();
              assertThat(register(68, quota) instanceof RegistrationOutcome.Registered)
                  .isEqualTo(allowed);
              return rowsRead() - before;
            }));
  }

  private long rowsRead() {
    return Objects.requireNonNull(
        database.queryForObject(
            """
            SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read FROM pg_stat_xact_user_tables
            WHERE relname = 'quota_use'
            """,
            Long.class));
  }

  @Test
  void forgetsWhatNoQuotaLooksAt() {
    register(owner, "acme");
    becomeOlder(QuotaUse.KEPT.plusMinutes(1));
    register(owner, "acme");
    assertThat(quotaUse.deleteOld()).isPositive();
    assertThat(
            database.queryForObject(
                "SELECT count(*) FROM quota_use WHERE owner = ?", Long.class, owner))
        .isEqualTo(1);
  }

  @Test
  void countsEveryOneOfManyAtOnce() throws Exception {
    List<RegistrationOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<RegistrationOutcome>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(threads.submit(() -> register(owner, "acme")));
      }
      for (Future<RegistrationOutcome> call : calls) {
        outcomes.add(call.get(30, TimeUnit.SECONDS));
      }
    }
    assertThat(outcomes).filteredOn(RegistrationOutcome.Registered.class::isInstance).hasSize(5);
    assertThat(
            database.queryForObject("SELECT count(*) FROM file WHERE owner = ?", Long.class, owner))
        .isEqualTo(5);
  }

  private void becomeOlder(Duration by) {
    database.update(
        "UPDATE quota_use SET registered_at = registered_at - cast(? AS interval) WHERE owner = ?",
        by.toString(),
        owner);
  }

  private RegistrationOutcome.QuotaExceeded bytesExceeded(int nth) {
    return exceeded(QuotaLimit.BYTES, nth);
  }

  /// Until the owner's nth upload is an hour old.
  private RegistrationOutcome.QuotaExceeded exceeded(QuotaLimit limit, int nth) {
    return new RegistrationOutcome.QuotaExceeded(
        limit,
        database
            .queryForObject(
                "SELECT registered_at FROM quota_use WHERE owner = ? AND files = ?",
                (row, _) -> row.getTimestamp(1).toInstant(),
                owner,
                nth)
            .plus(Duration.ofHours(1)));
  }

  private RegistrationOutcome register(long size) {
    return register(size, THOUSAND_BYTES);
  }

  private RegistrationOutcome register(long size, Quota quota) {
    return files.register(
        sized(ExampleFile.fresh().registration(owner, "acme", null), size),
        quota,
        ExampleFile.ALICE);
  }

  private static Registration sized(Registration given, long size) {
    return new Registration(
        given.id(),
        given.owner(),
        given.tenant(),
        given.profile(),
        given.fileName(),
        given.contentType(),
        size,
        given.maxSize(),
        given.declaredSha256(),
        given.metadata(),
        given.upload(),
        given.handling(),
        given.replaces(),
        given.expiresAt());
  }

  private RegistrationOutcome register(String who, @Nullable String tenant) {
    return files.register(
        ExampleFile.fresh().registration(who, tenant, null), FIVE_PER_HOUR, ExampleFile.ALICE);
  }
}
