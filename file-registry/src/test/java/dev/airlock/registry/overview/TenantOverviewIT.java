package dev.airlock.registry.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What an operator sees at a glance, and that it stays cheap.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class TenantOverviewIT {
  private static final Verdict ENCRYPTED = new Verdict.Quarantined(QuarantineReason.ENCRYPTED);

  private final FileRegistry files;
  private final Reports scans;
  private final TenantOverview overview;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final String tenant = "tenant-" + UUID.randomUUID();

  @Autowired
  TenantOverviewIT(
      FileRegistry files,
      Scans scans,
      TenantOverview overview,
      JdbcTemplate database,
      TransactionTemplate transaction) {
    this.files = files;
    this.scans = new Reports(scans);
    this.overview = overview;
    this.database = database;
    this.transaction = transaction;
  }

  @Test
  void tellsTheLastVerdictsOfTheTenantWhateverTheyWere() {
    settled(tenant, ExampleFile.CLEAN);
    settled(tenant, ExampleFile.INFECTED);
    settled(tenant, ENCRYPTED);
    settled("rival of " + tenant, ENCRYPTED);

    assertThat(overview.verdicts(tenant, 10))
        .extracting(RecentVerdict::status, RecentVerdict::reason)
        .containsExactly(
            tuple(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED),
            tuple(FileStatus.INFECTED, null),
            tuple(FileStatus.CLEAN, null));
    assertThat(overview.verdicts(tenant, 2)).hasSize(2);
    RecentVerdict clean = overview.verdicts(tenant, 10).getLast();
    assertThat(clean.scanner()).isEqualTo("scanner");
    assertThat(clean.engine()).isNotBlank();
    assertThat(clean.settledAt()).isBefore(Instant.now());
  }

  @Test
  void countsWhatIsHeldBackByReason() {
    settled(tenant, ExampleFile.CLEAN);
    settled(tenant, ExampleFile.INFECTED);
    settled(tenant, ENCRYPTED);
    settled(tenant, ENCRYPTED);
    settled("rival of " + tenant, ENCRYPTED);

    assertThat(overview.held(tenant, 10))
        .containsExactly(
            new HeldFiles(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED, 2),
            new HeldFiles(FileStatus.INFECTED, null, 1));
    assertThat(overview.held(tenant, 1))
        .containsExactly(new HeldFiles(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED, 1));
  }

  @Test
  void findsTheOldestThatIsScannedOrShouldHaveBeen() {
    FileId waiting = registered(tenant).id();
    Instant now = files.find(waiting).orElseThrow().expiresAt();
    assertThat(overview.oldestUnsettled(tenant, now, 10)).isEmpty();
    assertThat(overview.oldestUnsettled(tenant, now.plusNanos(1_000), 10))
        .map(RegisteredFile::id)
        .contains(waiting);

    ExampleFile scanned = registered(tenant);
    scans.claim(scanned.id(), scanned.claim(UUID.randomUUID()), "scanner");
    assertThat(overview.oldestUnsettled(tenant, now, 10))
        .map(RegisteredFile::id)
        .contains(scanned.id());
    assertThat(overview.oldestUnsettled("rival of " + tenant, now, 10)).isEmpty();
  }

  /// With the row-level security of an operator as a further condition.
  @Test
  void verdictsComeFromIndexesInTheirOrder() {
    String plan =
        plan(
            """
            SELECT * FROM file
            WHERE CASE WHEN tenant IS NULL THEN '' ELSE tenant END = 'acme'
              AND status IN ('clean', 'quarantined') AND rescan_requested_at IS NULL
              AND settled_at IS NOT NULL
            ORDER BY settled_at DESC, id DESC LIMIT 10
            """);
    assertThat(plan)
        .contains("Index Scan Backward using file_rescannable", "Index Cond: ((CASE")
        .doesNotContain("Sort");
  }

  /// Those of all other tenants may be many.
  @Test
  void unsettledFilesComeFromAnIndexByTenant() {
    String plan =
        plan(
            TenantOverview.UNSETTLED
                .replace(":tenant", "'acme'")
                .replace(":limit", "1000")
                .replace(":now", "now()"));
    assertThat(plan)
        .contains("Index Scan using file_unsettled_by_tenant", "Index Cond: (CASE")
        .doesNotContain("Sort Key: file.expires_at");
  }

  private String plan(String query) {
    TenantContext operator = new TenantContext(tenant, "operator").asOperator();
    return operator.call(() ->
        transaction.<String>execute(_ -> {
          // For a table with few rows anything else is cheaper.
          database.execute("SET LOCAL enable_seqscan = off");
          database.execute("SET LOCAL enable_bitmapscan = off");
          database.execute("SET LOCAL enable_sort = off");
          return String.join(
              "\n", database.query("EXPLAIN " + query, (line, _) -> line.getString(1)));
        }));
  }

  private ExampleFile registered(String of) {
    ExampleFile example = ExampleFile.fresh();
    ExampleFile.registeredIn(files, example.registration("alice", of, null));
    return example;
  }

  private void settled(String of, Verdict verdict) {
    ExampleFile example = registered(of);
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
  }
}
