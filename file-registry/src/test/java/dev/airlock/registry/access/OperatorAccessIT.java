package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.grant.Grants;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.Visibility;
import dev.airlock.registry.rescan.RescanOutcome;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database lets operators see and do, by statements that check nothing themselves. The
/// connections are those of a service that acts for all: even there an operator is restricted.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class OperatorAccessIT {
  private static final TenantContext OPERATOR = new TenantContext("acme", "operator").asOperator();
  private static final TenantContext RIVAL = new TenantContext("rival", "operator").asOperator();
  private static final TenantContext WITHOUT_TENANT =
      new TenantContext(null, "operator").asOperator();

  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final Deletions deletions;
  private final Grants grants;
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  OperatorAccessIT(
      FileRegistry files,
      Scans scans,
      Rescans rescans,
      Deletions deletions,
      Grants grants,
      AuditLog auditLog,
      JdbcTemplate database,
      TransactionTemplate transaction) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.deletions = deletions;
    this.grants = grants;
    this.auditLog = auditLog;
    this.database = database;
    this.transaction = transaction;
  }

  @BeforeEach
  void alicesCleanFile() {
    UUID scan = UUID.randomUUID();
    example.registeredIn(files);
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");
  }

  @Test
  void showsAllFilesOfTheTenantAndNoOthers() {
    FileId bobs = registered("bob", "acme");
    FileId rivals = registered("alice", "rival");
    FileId tenantless = registered("alice", null);

    assertThat(as(OPERATOR, this::everyFile))
        .contains(example.id(), bobs)
        .doesNotContain(rivals, tenantless);
    assertThat(as(RIVAL, this::everyFile)).contains(rivals).doesNotContain(example.id(), bobs);
    assertThat(as(WITHOUT_TENANT, this::everyFile))
        .contains(tenantless)
        .doesNotContain(example.id(), bobs, rivals);
  }

  @Test
  void showsTheAuditLogsOfTheTenantAndNoOthers() {
    assertThat(as(OPERATOR, () -> auditLog.history(example.id()))).hasSize(3);
    assertThat(as(RIVAL, () -> auditLog.history(example.id()))).isEmpty();
    assertThat(as(WITHOUT_TENANT, () -> auditLog.history(example.id()))).isEmpty();
  }

  @Test
  void showsNoGrants() {
    RegisteredFile file = files.find(example.id()).orElseThrow();
    grants.grant(file, "bob", Instant.now().plusSeconds(600), ExampleFile.ALICE);

    assertThat(count("file_grant")).isPositive();
    assertThat(as(OPERATOR, () -> count("file_grant"))).isZero();
  }

  @Test
  void letsNobodyReachAFileOfAnotherTenant() {
    for (TenantContext other : List.of(RIVAL, WITHOUT_TENANT)) {
      assertThat(other.call(() -> rescans.request(example.id(), ExampleFile.ALICE)))
          .isEqualTo(new RescanOutcome.Unknown());
      assertThat(other.call(() -> rescans.release(example.id(), "mine", ExampleFile.ALICE)))
          .isEqualTo(new RescanOutcome.Unknown());
      assertThat(other.call(() -> deletions.delete(example.id(), false, ExampleFile.ALICE)))
          .isEmpty();
      assertThat(as(other, () -> rename(example.id()))).isZero();
      assertThat(other.call(() -> files.visibility(example.id())))
          .isEqualTo(Visibility.OTHER_TENANT);
      assertThat(as(other, this::everyFile)).as("after looking").doesNotContain(example.id());
    }
    assertThat(files.find(example.id()))
        .hasValueSatisfying(file -> assertThat(file.status()).isEqualTo(FileStatus.CLEAN))
        .hasValueSatisfying(file -> assertThat(file.rescan()).isNull());
  }

  @Test
  void letsAnOperatorDoWhatOperatorsDo() {
    assertThat(OPERATOR.call(() -> rescans.request(example.id(), ExampleFile.ALICE)))
        .isInstanceOf(RescanOutcome.Requested.class);
    assertThat(OPERATOR.call(() -> deletions.delete(example.id(), true, ExampleFile.ALICE)))
        .hasValueSatisfying(file -> assertThat(file.status()).isEqualTo(FileStatus.DELETED));
  }

  @Test
  void letsNoOperatorTransferOrCreateFilesOrRewriteHistory() {
    assertThatThrownBy(() -> as(OPERATOR, () -> move("tenant = 'rival'")))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(() -> OPERATOR.call(() -> registered("alice", "acme")))
        .hasStackTraceContaining("row-level security");
    assertThat(as(OPERATOR, () -> database.update("UPDATE file_event SET actor = 'bob'"))).isZero();
    assertThat(as(OPERATOR, () -> database.update("DELETE FROM file_event"))).isZero();
    assertThat(as(OPERATOR, () -> database.update("DELETE FROM file"))).isZero();
  }

  @Test
  void leavesTheRightsOfAnOperatorToNobody() {
    as(OPERATOR, this::everyFile);
    TenantContext owner = new TenantContext("acme", "mallory");
    assertThat(owner.operator()).isFalse();
    // This service acts for all again.
    assertThat(as(new TenantContext("acme", "mallory"), this::access)).isEqualTo("every-tenant");
    assertThat(as(OPERATOR, this::access)).isEqualTo("own-tenant");
  }

  private String access() {
    return String.valueOf(
        database.queryForObject("SELECT current_setting('airlock.access')", String.class));
  }

  private int move(String change) {
    return database.update("UPDATE file SET " + change + " WHERE id = ?", example.id().value());
  }

  private int rename(FileId id) {
    return database.update("UPDATE file SET file_name = 'mine' WHERE id = ?", id.value());
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
}
