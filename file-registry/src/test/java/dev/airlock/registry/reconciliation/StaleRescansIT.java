package dev.airlock.registry.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which rescans the reconciler finds, and what it does with them.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class StaleRescansIT {
  private static final int ALL = 1_000_000;

  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final StaleFiles staleFiles;
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  StaleRescansIT(
      FileRegistry files,
      Scans scans,
      Rescans rescans,
      StaleFiles staleFiles,
      AuditLog auditLog,
      JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.staleFiles = staleFiles;
    this.auditLog = auditLog;
    this.database = database;
  }

  @BeforeEach
  void aCleanFile() {
    UUID first = UUID.randomUUID();
    example.registeredIn(files);
    scans.claim(example.id(), example.claim(first), "scanner");
    scans.verdict(example.id(), example.verdictReport(first, ExampleFile.CLEAN), "scanner");
  }

  @Test
  void findsARequestUntilAScannerClaimsTheFile() {
    assertThat(neverRescanned()).doesNotContain(example.id());
    rescans.request(example.id(), ExampleFile.ALICE);
    assertThat(neverRescanned()).contains(example.id());
    assertThat(staleFiles.neverRescanned(Duration.ofHours(1), ALL))
        .extracting(RegisteredFile::id)
        .doesNotContain(example.id());

    claim();
    assertThat(neverRescanned()).doesNotContain(example.id());
  }

  @Test
  void queuesARescanAgainButNotAtOnce() {
    assertThat(staleFiles.requeue(example.id(), Duration.ZERO)).as("nobody wants one").isFalse();
    database.update("UPDATE file SET requeues = 6 WHERE id = ?", example.id().value());
    rescans.request(example.id(), ExampleFile.ALICE);

    assertThat(staleFiles.requeue(example.id(), Duration.ofHours(1))).isTrue();
    assertThat(staleFiles.requeue(example.id(), Duration.ofHours(1))).isFalse();
    assertThat(last()).isEqualTo(Action.REQUEUED);
  }

  @Test
  void givesUpAScanWhoseObjectIsGone() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();

    assertThat(staleFiles.quarantineLost(example.id(), Objects.requireNonNull(stored().claim())))
        .isTrue();

    assertThat(stored().status()).isEqualTo(FileStatus.QUARANTINED);
    assertThat(stored().finding())
        .as("nothing of what an earlier scan found")
        .isEqualTo(
            new ScanFinding(
                null,
                null,
                QuarantineReason.SCAN_FAILED,
                null,
                Explanation.NONE,
                null,
                null,
                null,
                null,
                null));
    assertThat(stored().rescan()).isNull();
    assertThat(stored().location()).isNull();
  }

  private void claim() {
    scans.claimRescan(example.id(), example.claim(scan, example.scannedObject()), "scanner");
  }

  private List<FileId> neverRescanned() {
    return staleFiles.neverRescanned(Duration.ZERO, ALL).stream().map(RegisteredFile::id).toList();
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }

  private Action last() {
    return auditLog.history(example.id()).stream().map(HistoryEntry::action).toList().getLast();
  }
}
