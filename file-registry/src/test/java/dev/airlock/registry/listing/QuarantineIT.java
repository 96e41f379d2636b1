package dev.airlock.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// The list of infected and quarantined files.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class QuarantineIT {
  private static final Verdict ENCRYPTED = new Verdict.Quarantined(QuarantineReason.ENCRYPTED);

  private final FileRegistry files;
  private final Reports scans;
  private final FileLists lists;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final String tenant = "tenant-" + UUID.randomUUID();

  @Autowired
  QuarantineIT(
      FileRegistry files,
      Scans scans,
      FileLists lists,
      JdbcTemplate database,
      TransactionTemplate transaction) {
    this.files = files;
    this.scans = new Reports(scans);
    this.lists = lists;
    this.database = database;
    this.transaction = transaction;
  }

  @Test
  void listsInfectedAndQuarantinedFilesWhoeverOwnsThem() {
    FileId infected = withVerdict("alice", tenant, ExampleFile.INFECTED);
    withVerdict("alice", tenant, ExampleFile.CLEAN);
    FileId encrypted = withVerdict("bob", tenant, ENCRYPTED);
    FileId tooLarge = withVerdict("alice", tenant, ExampleFile.QUARANTINED);

    assertThat(list(null, null)).containsExactly(tooLarge, encrypted, infected);
    assertThat(list(FileStatus.INFECTED, null)).containsExactly(infected);
    assertThat(list(FileStatus.QUARANTINED, null)).containsExactly(tooLarge, encrypted);
    assertThat(list(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED)).containsExactly(encrypted);
    assertThat(list(null, QuarantineReason.TOO_LARGE)).containsExactly(tooLarge);
    assertThat(list(FileStatus.INFECTED, QuarantineReason.TOO_LARGE)).isEmpty();
    assertThat(list(FileStatus.CLEAN, null)).isEmpty();
  }

  @Test
  void filtersByOwnerProfileAndTheTimeOfTheVerdict() {
    FileId alices = withVerdict("alice", tenant, ENCRYPTED);
    FileId bobs = withVerdict("bob", tenant, ENCRYPTED);
    String profile = files.find(alices).orElseThrow().profile();
    Instant bobsVerdict = Objects.requireNonNull(files.find(bobs).orElseThrow().settledAt());

    assertThat(filtered("alice", null, null)).containsExactly(alices);
    assertThat(filtered("mallory", null, null)).isEmpty();
    assertThat(filtered(null, profile, null)).containsExactly(bobs, alices);
    assertThat(filtered(null, "another", null)).isEmpty();
    assertThat(filtered(null, null, bobsVerdict)).containsExactly(bobs);
    assertThat(filtered(null, null, bobsVerdict.plusNanos(1_000))).isEmpty();
    assertThat(filtered("alice", profile, Instant.EPOCH)).containsExactly(alices);
  }

  private List<FileId> filtered(
      @Nullable String owner, @Nullable String profile, @Nullable Instant settledAfter) {
    return ids(new QuarantineQuery(tenant, null, null, owner, profile, settledAfter, null), 10);
  }

  @Test
  void listsNoFilesOfOtherTenants() {
    FileId nobodys = withVerdict("alice", null, ENCRYPTED);
    FileId rivals = withVerdict("alice", "rival of " + tenant, ENCRYPTED);
    FileId own = withVerdict("alice", tenant, ENCRYPTED);

    assertThat(list(null, null)).containsExactly(own);
    assertThat(lists.quarantine(query(null, null, null), 100))
        .extracting(RegisteredFile::id)
        .contains(nobodys)
        .doesNotContain(own, rivals);
  }

  @Test
  void pagesThroughAllFiles() {
    List<FileId> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(withVerdict("alice", tenant, ENCRYPTED));
    }
    List<FileId> seen = new ArrayList<>();
    List<FileId> page = page(null);
    while (!page.isEmpty()) {
      seen.addAll(page);
      withVerdict("alice", tenant, ENCRYPTED);
      page = page(page.getLast());
    }
    assertThat(seen).isEqualTo(all);
  }

  /// With the row-level security of an operator as a further condition, whatever the parameters
  /// are.
  @Test
  void isAnsweredByAnIndex() {
    TenantContext operator = new TenantContext(tenant, "operator").asOperator();
    String plan = operator.call(() -> transaction.<String>execute(_ -> planOfList()));
    assertThat(plan)
        .contains("Index Scan using file_not_let_through", "Index Cond: ((CASE", "(id < $2)")
        .doesNotContain("Sort");
  }

  private String planOfList() {
    List.of(
            // For a table with few rows anything else is cheaper.
            "SET LOCAL enable_seqscan = off",
            "SET LOCAL enable_bitmapscan = off",
            "SET LOCAL enable_sort = off",
            "SET LOCAL plan_cache_mode = force_generic_plan",
            """
            PREPARE list (text, uuid) AS
            SELECT * FROM file
            WHERE CASE WHEN tenant IS NULL THEN '' ELSE tenant END = $1
              AND status IN ('infected', 'quarantined') AND id < $2
            ORDER BY id DESC LIMIT 10
            """)
        .forEach(database::execute);
    List<String> plan =
        database.query(
            "EXPLAIN EXECUTE list ('acme', '%s')".formatted(UUID.randomUUID()),
            (line, _) -> line.getString(1));
    database.execute("DEALLOCATE list");
    return String.join("\n", plan);
  }

  private FileId withVerdict(String owner, @Nullable String of, Verdict verdict) {
    ExampleFile example = ExampleFile.fresh();
    ExampleFile.registeredIn(files, example.registration(owner, of, null));
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
    return example.id();
  }

  private List<FileId> list(@Nullable FileStatus status, @Nullable QuarantineReason reason) {
    return ids(query(tenant, status, reason), 10);
  }

  private List<FileId> page(@Nullable FileId before) {
    return ids(query(tenant, null, null).after(before), 2);
  }

  private static QuarantineQuery query(
      @Nullable String tenant, @Nullable FileStatus status, @Nullable QuarantineReason reason) {
    return new QuarantineQuery(tenant, status, reason, null, null, null, null);
  }

  private List<FileId> ids(QuarantineQuery query, int limit) {
    return lists.quarantine(query, limit).stream().map(RegisteredFile::id).toList();
  }
}
