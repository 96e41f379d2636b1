package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.MigratedDatabase;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.fixture.StartedService;
import dev.airlock.registry.grant.FileGrant;
import dev.airlock.registry.grant.Grants;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.idempotency.KeyUse;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.QuotaUse;
import dev.airlock.registry.registration.Visibility;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import dev.airlock.testbackends.ServiceRoles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// What the roles of the services can do, and what they cannot, whatever statement somebody gets
/// into them.
class ServiceRolesIT {
  private static final TenantContext ALICE = new TenantContext("acme", "alice");
  private static final TenantContext MALLORY = new TenantContext("rival", "mallory");

  private static MigratedDatabase migrated;
  private static ServiceRoles roles;

  @BeforeAll
  static void migrate() throws Exception {
    migrated = MigratedDatabase.create("roles");
    roles = migrated.roles();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE file ADD COLUMN mine text",
        "ALTER TABLE file DISABLE ROW LEVEL SECURITY",
        "DROP POLICY owners ON file",
        "CREATE TABLE mine ()",
        "TRUNCATE file_event",
        "DELETE FROM file",
        "DELETE FROM file_event",
        "DELETE FROM file_grant",
        "UPDATE file SET owner = 'mallory'",
        "UPDATE file SET tenant = 'rival'",
        "UPDATE file SET declared_sha256 = NULL",
        "UPDATE file_event SET actor = 'somebody'",
        "UPDATE file_event SET data = '{}'",
        "UPDATE file_event SET occurred_at = now()",
        "UPDATE file_grant SET grantee = 'mallory'",
        "UPDATE quota_use SET files = 1",
        "UPDATE erasure SET requested_by = 'somebody'",
        "DELETE FROM erasure",
        "UPDATE flyway_schema_history SET success = true",
        "CREATE ROLE mine"
      })
  void neitherServiceCan(String statement) {
    refuses(roles.uploadApi(), statement);
    refuses(roles.webhook(), statement);
    refuses(roles.both(), statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE file SET finding_sha256 = 'ab'",
        "UPDATE file SET location_key = 'other'",
        "UPDATE file SET claim_scan_id = gen_random_uuid()",
        "SELECT FROM webhook_answer",
        "DELETE FROM quota_use",
        "INSERT INTO webhook_answer VALUES ('s', 'm', 'd', 200, '', now())",
        "UPDATE event_stream SET published = 0",
        "INSERT INTO event_stream_step VALUES (1, 1)",
        "DELETE FROM event_stream_step",
        "UPDATE file_event SET stream_position = 1"
      })
  void uploadApiCannot(String statement) {
    refuses(roles.uploadApi(), statement);
    assertThatCode(() -> execute(roles.webhook(), statement)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO file SELECT * FROM file WHERE false",
        "INSERT INTO file_grant SELECT * FROM file_grant WHERE false",
        "INSERT INTO quota_use SELECT * FROM quota_use WHERE false",
        "SELECT FROM erasure",
        "INSERT INTO erasure SELECT * FROM erasure WHERE false",
        "SELECT airlock_erase_file(gen_random_uuid(), 'alice', 'erased')",
        "SELECT airlock_erase_traces('alice', 'acme', 'erased', 10)",
        "UPDATE file_grant SET revoked_at = now()",
        "SELECT body FROM upload_answer",
        "INSERT INTO upload_answer SELECT * FROM upload_answer WHERE false",
        "UPDATE upload_answer SET body = ''"
      })
  void webhookCannot(String statement) {
    refuses(roles.webhook(), statement);
    assertThatCode(() -> execute(roles.uploadApi(), statement)).doesNotThrowAnyException();
  }

  @Test
  void migratingAgainTakesBackWhatARoleHadBesides() throws Exception {
    String role = roles.uploadApi();
    try (Connection owner =
            DriverManager.getConnection(
                roles.namespace().jdbcUrl(),
                roles.namespace().databaseUser(),
                roles.namespace().databasePassword());
        Statement statement = owner.createStatement()) {
      statement.execute("GRANT DELETE ON file TO \"" + role + "\"");
    }
    assertThatCode(() -> execute(role, "DELETE FROM file")).doesNotThrowAnyException();
    migrated.migrate();
    refuses(role, "DELETE FROM file");
  }

  @Test
  void eachServiceCanDoItsWork() {
    ExampleFile example = ExampleFile.fresh();
    UUID scan = UUID.randomUUID();
    try (ConfigurableApplicationContext api = StartedService.uploadApi(roles);
        ConfigurableApplicationContext webhook = StartedService.webhook(roles)) {
      FileRegistry files = api.getBean(FileRegistry.class);
      Deletions deletions = api.getBean(Deletions.class);
      Reports reports = new Reports(webhook.getBean(Scans.class));
      RegisteredFile file = ALICE.call(() -> example.registeredIn(files));
      ALICE.call(() -> {
        Grants grants = api.getBean(Grants.class);
        FileGrant grant =
            grants
                .grant(file, "bob", Instant.now().plusSeconds(600), ExampleFile.ALICE)
                .orElseThrow();
        return grants.revoke(file.id(), grant.id(), ExampleFile.ALICE);
      });
      for (int i = 0; i < 2; i++) {
        MALLORY.call(() -> {
          assertThat(files.find(file.id())).isEmpty();
          assertThat(files.visibility(file.id())).isEqualTo(Visibility.OTHER_TENANT);
          api.getBean(AuditLog.class)
              .recordForeign(file.id(), ExampleFile.ALICE, "rival", Map.of("attempt", "read"));
          return true;
        });
      }
      reports.claim(file.id(), example.claim(scan), "scanner");
      reports.verdict(file.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");
      ALICE
          .asOperator()
          .call(() -> api.getBean(Rescans.class).request(file.id(), ExampleFile.ALICE));
      StaleFiles stale = webhook.getBean(StaleFiles.class);
      assertThat(stale.requeue(file.id(), Duration.ZERO)).isTrue();
      ALICE.call(() -> deletions.delete(file.id(), true, ExampleFile.ALICE));
      reports.claimRescan(
          file.id(), example.claim(UUID.randomUUID(), example.scannedObject()), "scanner");
      ALICE.call(() -> deletions.restore(file.id(), ExampleFile.ALICE));
      webhook.getBean(Outbox.class).relay(100, _ -> {});
      assertThat(ALICE.call(() -> api.getBean(Changes.class).snapshot(ALICE, 10)).files())
          .extracting(Change::status)
          .containsExactly(FileStatus.SCANNING);
      ALICE.call(() -> deletions.delete(file.id(), false, ExampleFile.ALICE));
      ALICE.call(() -> {
        deletions.purged(file.id(), ExampleFile.ALICE);
        return true;
      });
      UploadAnswers answers = api.getBean(UploadAnswers.class);
      UploadKey key = new UploadKey("acme", "alice", "key");
      ALICE.call(() -> {
        KeyUse.First first = (KeyUse.First) answers.begin(key, Duration.ofMinutes(1));
        answers.keep(key, first, "digest", new StoredResponse(201, "{}"));
        answers.forget(key, first);
        return answers.begin(key, Duration.ofMinutes(1));
      });
      webhook.getBean(IdempotencyStore.class).deleteOld();
      webhook.getBean(UploadAnswers.class).deleteOld();
      webhook.getBean(QuotaUse.class).deleteOld();
      webhook.getBean(Outbox.class).deleteOldSteps();
      assertThat(ALICE.call(() -> api.getBean(AuditLog.class).history(file.id())))
          .extracting(HistoryEntry::action)
          .containsExactly(
              Action.INITIATED,
              Action.GRANTED,
              Action.GRANT_REVOKED,
              Action.ACCESS_REFUSED,
              Action.SCAN_STARTED,
              Action.SETTLED,
              Action.RESCAN_REQUESTED,
              Action.REQUEUED,
              Action.DELETED,
              Action.SCAN_STARTED,
              Action.RESTORED,
              Action.DELETED,
              Action.PURGED);
    }
  }

  private static void refuses(String role, String statement) {
    assertThatThrownBy(() -> execute(role, statement))
        .as("%s: %s", role, statement)
        .isInstanceOf(SQLException.class)
        .extracting(refusal -> ((SQLException) refusal).getSQLState())
        .isEqualTo("42501"); // insufficient_privilege
  }

  private static void execute(String role, String statement) throws SQLException {
    try (Connection connection = roles.connect(role);
        Statement statements = connection.createStatement()) {
      connection.setAutoCommit(false);
      statements.execute(statement);
      connection.rollback();
    }
  }
}
