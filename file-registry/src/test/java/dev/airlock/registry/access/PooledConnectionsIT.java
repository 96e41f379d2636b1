package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.MigratedDatabase;
import dev.airlock.registry.fixture.PgBouncer;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.reconciliation.ReconcilerLock;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import dev.airlock.testbackends.ServiceRoles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Both services behind PgBouncer in transaction mode, where a transaction of anybody may follow
/// one of anybody else on the same connection: none leaves its rights to the next, and none is
/// blind.
class PooledConnectionsIT {
  private static final int ROUNDS = 10;
  private static final TenantContext ALICE = new TenantContext("acme", "alice");
  private static final TenantContext NAMESAKE = new TenantContext("rival", "alice");
  private static final TenantContext OPERATOR = new TenantContext("acme", "olga").asOperator();

  private static ServiceRoles roles;
  private static PgBouncer pooler;
  private static ConfigurableApplicationContext uploadApi;
  private static ConfigurableApplicationContext webhook;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class ForCallers {}

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class ForAll {
    @Bean
    EveryTenant everyTenant() {
      return new EveryTenant();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    roles = MigratedDatabase.create("pooled").roles();
    pooler = PgBouncer.start(roles);
    uploadApi = start(ForCallers.class);
    webhook = start(ForAll.class);
  }

  @AfterAll
  static void stop() {
    uploadApi.close();
    webhook.close();
    pooler.close();
  }

  private static ConfigurableApplicationContext start(Class<?> service) {
    return new SpringApplicationBuilder(service)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.datasource.url=" + pooler.jdbcUrl(),
            "--spring.datasource.username=anybody",
            "--spring.datasource.password=anything",
            "--spring.datasource.hikari.connection-init-sql=SELECT 1");
  }

  @Test
  void tenantsInTurnSeeTheirOwnFilesAndNoOthers() throws Exception {
    Set<UUID> alices;
    Set<UUID> namesakes;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Set<UUID>> one = threads.submit(() -> uploadInTurn(ALICE, OPERATOR));
      Future<Set<UUID>> other = threads.submit(() -> uploadInTurn(NAMESAKE, null));
      alices = one.get(2, TimeUnit.MINUTES);
      namesakes = other.get(2, TimeUnit.MINUTES);
    }
    assertThat(alices).hasSizeGreaterThanOrEqualTo(ROUNDS).doesNotContainAnyElementsOf(namesakes);
    assertThat(namesakes).hasSizeGreaterThanOrEqualTo(ROUNDS);
    assertThat(backend(uploadApi)).as("one connection").isEqualTo(backend(webhook));
  }

  /// Every file of the caller, after registering one in each round and asking in between as nobody,
  /// as an operator and as a service that sees all.
  private Set<UUID> uploadInTurn(TenantContext caller, @Nullable TenantContext operator) {
    FileRegistry files = uploadApi.getBean(FileRegistry.class);
    Set<UUID> seen = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      ExampleFile example = ExampleFile.fresh();
      caller.call(() ->
          ExampleFile.registeredIn(
              files, example.registration(caller.subject(), caller.tenant(), null)));
      seen.addAll(everyFile(uploadApi, caller));
      assertThat(seen).contains(example.id().value());
      assertThat(everyFile(uploadApi, null)).as("nobody").isEmpty();
      assertThat(withoutTransaction(uploadApi)).as("what states nobody").isZero();
      if (operator != null) {
        assertThat(everyFile(uploadApi, operator)).isEqualTo(seen);
      }
      assertThat(everyFile(webhook, null)).as("a service sees all").containsAll(seen);
      assertThat(withoutTransaction(webhook)).as("and leaves nothing of that").isZero();
    }
    return seen;
  }

  @Test
  void aFileGoesItsWholeWay() {
    ExampleFile example = ExampleFile.fresh();
    ALICE.call(() -> example.registeredIn(uploadApi.getBean(FileRegistry.class)));
    Reports reports = new Reports(webhook.getBean(Scans.class));
    UUID scan = UUID.randomUUID();
    reports.claim(example.id(), example.claim(scan), "scanner");
    reports.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");
    AuditLog auditLog = uploadApi.getBean(AuditLog.class);
    for (int i = 0; i < 3; i++) {
      NAMESAKE.call(() -> {
        auditLog.recordForeign(example.id(), ExampleFile.ALICE, "rival", Map.of("attempt", "read"));
        return true;
      });
    }

    RegisteredFile file =
        ALICE.call(() -> uploadApi.getBean(FileRegistry.class).find(example.id()).orElseThrow());
    assertThat(file.status()).isEqualTo(FileStatus.CLEAN);
    assertThat(ALICE.call(() -> auditLog.history(example.id())))
        .extracting(HistoryEntry::action, HistoryEntry::times)
        .contains(tuple(Action.ACCESS_REFUSED, 3));
    assertThat(
            ALICE.call(
                () -> uploadApi.getBean(Changes.class).of(example.id(), 0, 10).orElseThrow()))
        .hasSize(3);
    assertThat(NAMESAKE.call(() -> uploadApi.getBean(Changes.class).of(example.id(), 0, 10)))
        .isEmpty();
    assertThat(ALICE.call(() -> uploadApi.getBean(Changes.class).snapshot(ALICE, 10)).files())
        .as("nothing is numbered yet")
        .isEmpty();
  }

  @Test
  void theReconcilersLockStaysWithNoConnection() throws Exception {
    ReconcilerLock lock = webhook.getBean(ReconcilerLock.class);
    for (int i = 0; i < 3; i++) {
      assertThat(lock.tryRun(() -> {})).isTrue();
    }
    try (Connection direct = roles.connect(roles.webhook());
        Statement statement = direct.createStatement();
        ResultSet locked =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_locks
                WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND database = (
                  SELECT oid FROM pg_database WHERE datname = current_database())
                """)) {
      assertThat(locked.next()).isTrue();
      assertThat(locked.getInt(1)).isZero();
    }
  }

  private static Set<UUID> everyFile(
      ConfigurableApplicationContext service, @Nullable TenantContext access) {
    JdbcTemplate database = service.getBean(JdbcTemplate.class);
    Supplier<Set<UUID>> all =
        () ->
            service
                .getBean(TransactionTemplate.class)
                .execute(
                    _ -> new HashSet<>(database.queryForList("SELECT id FROM file", UUID.class)));
    return access == null ? all.get() : access.<Set<UUID>, RuntimeException>call(all::get);
  }

  private static long withoutTransaction(ConfigurableApplicationContext service) {
    return Objects.requireNonNull(
        service
            .getBean(JdbcTemplate.class)
            .queryForObject("SELECT count(*) FROM file", Long.class));
  }

  private static @Nullable Integer backend(ConfigurableApplicationContext service) {
    return service
        .getBean(JdbcTemplate.class)
        .queryForObject("SELECT pg_backend_pid()", Integer.class);
  }
}
