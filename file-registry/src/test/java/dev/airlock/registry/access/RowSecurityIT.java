package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.erasure.Erasures;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.grant.FileGrant;
import dev.airlock.registry.grant.Grants;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database shows to whom, by statements that check nothing themselves: each is the query
/// in which somebody forgot the `WHERE`.
@SpringBootTest(
    classes = RegistryOnTestNamespace.class,
    properties = "spring.datasource.hikari.connection-init-sql=SELECT 1")
class RowSecurityIT {
  private static final TenantContext ALICE = new TenantContext("acme", "alice");
  private static final TenantContext OPERATOR = new TenantContext("acme", "operator").asOperator();
  private static final TenantContext BOB = new TenantContext("acme", "bob");
  private static final TenantContext NAMESAKE = new TenantContext("rival", "alice");
  private static final TenantContext WITHOUT_TENANT = new TenantContext(null, "alice");

  private final FileRegistry files;
  private final Grants grants;
  private final UploadAnswers answers;
  private final Erasures erasures;
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final ExampleFile example = ExampleFile.fresh();
  private RegisteredFile file;

  @Autowired
  RowSecurityIT(
      FileRegistry files,
      Grants grants,
      UploadAnswers answers,
      Erasures erasures,
      AuditLog auditLog,
      JdbcTemplate database,
      TransactionTemplate transaction) {
    this.files = files;
    this.grants = grants;
    this.answers = answers;
    this.erasures = erasures;
    this.auditLog = auditLog;
    this.database = database;
    this.transaction = transaction;
  }

  @BeforeEach
  void whatIsKnownOfAlice() {
    file = ALICE.call(() -> example.registeredIn(files));
    ALICE.call(
        () -> grants.grant(file, "carol", Instant.now().plusSeconds(600), ExampleFile.ALICE));
    ALICE.call(() -> answers.begin(new UploadKey("acme", "alice", "key"), Duration.ofMinutes(1)));
    OPERATOR.call(() -> erasures.begin("alice", "acme", Actor.named("user:operator")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file", "file_event", "file_grant", "quota_use", "upload_answer", "erasure"})
  void showsNothingToAConnectionThatStatesNobody(String table) {
    assertThat(count(table)).isZero();
    assertThat(transaction.<Long>execute(_ -> count(table))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file", "file_event", "file_grant", "quota_use", "upload_answer", "erasure"})
  void showsNothingOfOneCallerToTheNext(String table) {
    TenantContext whose = table.equals("erasure") ? OPERATOR : ALICE;
    assertThat(as(whose, () -> count(table))).isPositive();
    for (TenantContext other : List.of(BOB, NAMESAKE, WITHOUT_TENANT)) {
      assertThat(as(other, () -> count(table))).as("%s sees %s", other, table).isZero();
    }
    // The connection that Alice used is back in the pool.
    assertThat(count(table)).isZero();
  }

  @Test
  void showsEachOwnerTheirOwnFiles() {
    FileId bobs = as(BOB, () -> registered("bob", "acme"));
    FileId namesakes = as(NAMESAKE, () -> registered("alice", "rival"));
    FileId tenantless = as(WITHOUT_TENANT, () -> registered("alice", null));

    assertThat(as(BOB, this::everyFile)).contains(bobs).doesNotContain(example.id());
    assertThat(as(NAMESAKE, this::everyFile)).containsOnly(namesakes);
    assertThat(as(WITHOUT_TENANT, this::everyFile)).containsOnly(tenantless);
  }

  @Test
  void letsNobodyWriteForAnother() {
    TenantContext mallory = new TenantContext("acme", "mallory");
    assertThatThrownBy(() -> as(mallory, () -> registered("alice", "acme")))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(() -> as(ALICE, () -> registered("alice", "rival")))
        .hasStackTraceContaining("row-level security");
    assertThat(as(mallory, () -> database.update("UPDATE file SET file_name = 'mine'"))).isZero();
    assertThat(as(mallory, () -> database.update("DELETE FROM file_grant"))).isZero();
    assertThatThrownBy(
            () -> as(ALICE, () -> database.update("UPDATE file SET owner = 'bob' WHERE true")))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void letsNobodyRewriteHistory() {
    assertThat(as(ALICE, () -> database.update("UPDATE file_event SET actor = 'bob'"))).isZero();
    assertThat(as(ALICE, () -> database.update("DELETE FROM file_event"))).isZero();
  }

  @Test
  void showsAGranteeTheFileAndNotItsHistory() {
    TenantContext carol = new TenantContext("acme", "carol");
    assertThat(as(carol, this::everyFile)).contains(example.id());
    assertThat(as(carol, () -> auditLog.history(example.id()))).isEmpty();
    assertThat(as(carol, () -> database.update("UPDATE file SET file_name = 'mine'"))).isZero();
    assertThat(as(new TenantContext("rival", "carol"), this::everyFile)).isEmpty();
  }

  @Test
  void hidesAFileOnceItsGrantEnds() {
    TenantContext dave = new TenantContext("acme", "dave");
    FileGrant grant =
        ALICE
            .call(
                () -> grants.grant(file, "dave", Instant.now().plusSeconds(600), ExampleFile.ALICE))
            .orElseThrow();
    assertThat(as(dave, this::everyFile)).containsOnly(example.id());

    ALICE.call(() -> grants.revoke(example.id(), grant.id(), ExampleFile.ALICE));
    assertThat(as(dave, this::everyFile)).isEmpty();

    as(
        ALICE,
        () ->
            database.update(
                """
                UPDATE file_grant SET revoked_at = NULL, created_at = now() - interval '2 h',
                  expires_at = now() - interval '1 h'
                WHERE id = ?
                """,
                grant.id()));
    assertThat(as(dave, this::everyFile)).isEmpty();
  }

  @Test
  void tellsOnlyWhetherAHiddenFileIsInTheSameTenant() {
    assertThat(BOB.call(() -> files.visibility(example.id()))).isEqualTo(Visibility.SAME_TENANT);
    assertThat(NAMESAKE.call(() -> files.visibility(example.id())))
        .isEqualTo(Visibility.OTHER_TENANT);
    assertThat(BOB.call(() -> files.visibility(new FileId(UUID.randomUUID()))))
        .isEqualTo(Visibility.ABSENT);
    assertThat(as(BOB, this::everyFile)).as("after looking").doesNotContain(example.id());
  }

  @Test
  void takesNoNameForAResetSetting() {
    for (String name : List.of("every-tenant", "=acme", "'; SET airlock.access = 'every-tenant")) {
      assertThat(as(new TenantContext(name, name), this::everyFile)).isEmpty();
    }
    assertThatThrownBy(() -> new TenantContext("acme", ""))
        .isInstanceOf(IllegalArgumentException.class);
    // An empty tenant counts as none, and must not match a setting that was reset.
    assertThat(as(new TenantContext("", "alice"), this::everyFile))
        .isEqualTo(as(WITHOUT_TENANT, this::everyFile));
  }

  private FileId registered(String owner, @Nullable String tenant) {
    return ExampleFile.registeredIn(files, ExampleFile.fresh().registration(owner, tenant, null))
        .id();
  }

  private List<FileId> everyFile() {
    return database.query(
        "SELECT id FROM file", (row, _) -> new FileId(row.getObject(1, UUID.class)));
  }

  private long count(String table) {
    Long count = database.queryForObject("SELECT count(*) FROM " + table, Long.class);
    return count == null ? -1 : count;
  }

  private <T> T as(TenantContext access, Supplier<T> statements) {
    return access.<T, RuntimeException>call(() -> transaction.<T>execute(_ -> statements.get()));
  }

  /// As if row-level security had failed: the transaction is let see everything.
  @Test
  void readsNoFileOfOthersEvenWithoutRowSecurity() {
    assertThat(seeingAll(ALICE, () -> files.find(example.id()))).isPresent();
    assertThat(seeingAll(new TenantContext("acme", "carol"), () -> files.find(example.id())))
        .as("was granted")
        .isPresent();
    assertThat(seeingAll(BOB.asOperator(), () -> files.find(example.id()))).isPresent();
    for (TenantContext other :
        List.of(
            BOB, NAMESAKE, NAMESAKE.asOperator(), WITHOUT_TENANT, WITHOUT_TENANT.asOperator())) {
      assertThat(seeingAll(other, () -> count("file"))).as("would see all").isPositive();
      assertThat(seeingAll(other, () -> files.find(example.id()))).as("%s", other).isEmpty();
    }
  }

  private <T> T seeingAll(TenantContext access, Supplier<T> statements) {
    return as(
        access,
        () -> {
          database.queryForList("SELECT set_config('airlock.access', 'every-tenant', true)");
          return statements.get();
        });
  }
}
