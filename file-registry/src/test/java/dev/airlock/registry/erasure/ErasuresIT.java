package dev.airlock.registry.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.LockWaits;
import dev.airlock.registry.fixture.MigratedDatabase;
import dev.airlock.registry.fixture.StartedService;
import dev.airlock.registry.grant.Grants;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.testbackends.ServiceRoles;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the role of upload-api can erase, and for whom.
class ErasuresIT {
  private static final TenantContext CAROL = new TenantContext("acme", "carol");
  private static final TenantContext OPERATOR = new TenantContext("acme", "operator");
  private static final TenantContext MALLORY = new TenantContext("rival", "mallory");

  private static ServiceRoles roles;
  private static ConfigurableApplicationContext api;

  @BeforeAll
  static void start() throws Exception {
    roles = MigratedDatabase.create("erasures").roles();
    api = StartedService.uploadApi(roles);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void erasesWhatIsKnownAndCountsIt() {
    TenantContext dave = new TenantContext("acme", "dave");
    Actor actor = Actor.named("user:dave");
    ExampleFile example = ExampleFile.fresh();
    dave.call(() -> {
      RegisteredFile file =
          ExampleFile.registeredIn(
              api.getBean(FileRegistry.class), example.registration("dave", "acme", null));
      Grants grants = api.getBean(Grants.class);
      return grants.grant(file, "bob", Instant.now().plusSeconds(600), actor).orElseThrow();
    });
    MALLORY.call(() -> {
      api.getBean(AuditLog.class)
          .recordForeign(
              example.id(), Actor.named("user:mallory"), "rival", Map.of("attempt", "read"));
      return true;
    });
    purge(dave, actor, example.id());

    Erasure erased =
        OPERATOR
            .asOperator()
            .call(() -> {
              Erasures erasures = api.getBean(Erasures.class);
              Erasure begun = erasures.begin("dave", "acme", Actor.named("user:operator"));
              erasures.eraseFile(begun, "dave", example.id());
              erasures.eraseTraces(begun, "dave", 1_000);
              return erasures.find(begun.id()).orElseThrow();
            });
    assertThat(erased.completedAt()).isNotNull();
    assertThat(erased.files()).isEqualTo(1);
    assertThat(erased.grants()).isEqualTo(1);
    assertThat(erased.entries()).as("with that of who was refused").isEqualTo(5);
  }

  /// Nobody can be made to have done what somebody else did, nor can anything be erased without a
  /// receipt, or by the one who did it.
  @Test
  void deedsAreErasedOnlyUnderTheOpenReceiptOfThatPerson() {
    Actor actor = Actor.named("user:carol");
    ExampleFile example = ExampleFile.fresh();
    CAROL.call(() ->
        api.getBean(FileRegistry.class)
            .register(example.registration("carol", "acme", null), ExampleFile.QUOTA, actor));
    FileId file = example.id();
    purge(CAROL, actor, file);
    Erasure bobs = begun("bob");
    String pseudonym = begun("carol").pseudonym();

    for (String other :
        List.of("user:bob", "erased:", "erased:" + UUID.randomUUID(), bobs.pseudonym())) {
      assertThat(erasable(OPERATOR, file, other)).as(other).isEmpty();
    }
    assertThat(erasable(CAROL, file, pseudonym)).as("by herself").isEmpty();
    assertThat(erasable(MALLORY, file, pseudonym)).as("by another tenant's").isEmpty();
    assertThat(erasable(OPERATOR, file, pseudonym)).hasSize(2);
  }

  @Test
  void whoBeginsWhileItIsCompletedBeginsAnew() throws Exception {
    Erasure erasure = begun("bob");
    JdbcTemplate database = api.getBean(JdbcTemplate.class);
    try (Connection completing = roles.connect(roles.uploadApi());
        Statement statement = completing.createStatement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      completing.setAutoCommit(false);
      statement.execute("SELECT set_config('airlock.tenant', '=acme', true)");
      statement.execute("SELECT set_config('airlock.access', 'own-tenant', true)");
      assertThat(
              statement.executeUpdate(
                  "UPDATE erasure SET completed_at = now() WHERE id = '" + erasure.id() + "'"))
          .isEqualTo(1);
      Future<Erasure> next = threads.submit(() -> begun("bob"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> next.isDone() || LockWaits.anybodyIn(database));
      completing.commit();
      assertThat(next.get(30, TimeUnit.SECONDS).id()).isNotEqualTo(erasure.id());
    }
  }

  private static void purge(TenantContext owner, Actor actor, FileId file) {
    Deletions deletions = api.getBean(Deletions.class);
    owner.call(() -> {
      deletions.delete(file, false, actor);
      deletions.purged(file, actor);
      return true;
    });
  }

  /// What the two functions erase; both say nothing if they may not.
  private static List<Integer> erasable(TenantContext operator, FileId file, String pseudonym) {
    JdbcClient database = api.getBean(JdbcClient.class);
    TransactionTemplate transaction =
        new TransactionTemplate(api.getBean(PlatformTransactionManager.class));
    return operator
        .asOperator()
        .call(() ->
            transaction.<List<Integer>>execute(work -> {
              work.setRollbackOnly();
              return database
                  .sql(
                      """
                      SELECT entries FROM (
                        SELECT entries FROM airlock_erase_file(:file, 'carol', :pseudonym)
                        UNION ALL
                        SELECT entries FROM airlock_erase_traces('carol', 'acme', :pseudonym, 10)
                      ) AS erased WHERE entries IS NOT NULL
                      """)
                  .param("file", file.value())
                  .param("pseudonym", pseudonym)
                  .query(Integer.class)
                  .list();
            }));
  }

  private static Erasure begun(String person) {
    Erasures erasures = api.getBean(Erasures.class);
    return OPERATOR
        .asOperator()
        .call(() -> erasures.begin(person, "acme", Actor.named("user:operator")));
  }
}
