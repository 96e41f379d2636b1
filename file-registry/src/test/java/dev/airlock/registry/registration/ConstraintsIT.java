package dev.airlock.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.scan.Scans;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/// The last line of defence: what the database rejects from anyone.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class ConstraintsIT {
  private final FileRegistry files;
  private final Reports scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  ConstraintsIT(FileRegistry files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.database = database;
  }

  @BeforeEach
  void register() {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
  }

  @Test
  void refusesToCallAFileCleanThatNobodyScanned() {
    refuses("status = 'clean'", "clean_only_with_evidence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claim_scan_id = NULL",
        "finding_sha256 = NULL",
        "finding_engine = NULL",
        "location_bucket = NULL",
        "location_key = NULL",
        "finding_reason = 'corrupt'",
        "finding_threats = ARRAY['Eicar']",
        "finding_threats = ARRAY[]::text[]"
      })
  void refusesToCallAFileCleanWithoutAllOfTheEvidence(String change) {
    reportVerdict(ExampleFile.CLEAN);

    refuses(change, "clean_only_with_evidence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"finding_threats = NULL", "finding_threats = ARRAY[]::text[]"})
  void refusesToCallAFileInfectedWithoutAThreat(String change) {
    reportVerdict(ExampleFile.INFECTED);

    refuses(change, "infected_names_threats");
  }

  @Test
  void refusesToCallAFileQuarantinedWithoutAReason() {
    reportVerdict(ExampleFile.QUARANTINED);

    refuses("finding_reason = NULL", "quarantined_has_reason");
  }

  @Test
  void refusesToCallAFileScanningThatNobodyClaimed() {
    refuses("status = 'scanning'", "claimed_while_scanning");
  }

  @Test
  void refusesAStateThatDoesNotExist() {
    refuses("status = 'released'", "file_status_check");
  }

  @Test
  void refusesASecondEventWithTheSameSequence() {
    assertThatThrownBy(() ->
            database.update(
                """
                INSERT INTO file_event (file_id, sequence, status, action, actor, occurred_at, data)
                SELECT file_id, sequence, status, action, 'mallory', occurred_at, data
                FROM file_event WHERE file_id = ?
                """,
                example.id().value()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "scanning", "expired", "deleted"})
  void refusesToKeepAnythingRestorableWithoutAVerdict(String former) {
    refuses(
        """
        status = 'deleted', deletion_deleted_at = now(), deletion_restorable_until = now(),
        deletion_former_status = '%s'
        """
            .formatted(former),
        "restorable_if_settled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "expired", "infected"})
  void refusesARescanOfAFileThatCannotHaveOne(String status) {
    reportVerdict(ExampleFile.INFECTED);
    refuses(
        "status = '%s', rescan_requested_at = now()".formatted(status),
        "rescans_are_of_judged_files");
  }

  @Test
  void refusesARescanOfAnObjectThatNobodyKnows() {
    reportVerdict(ExampleFile.QUARANTINED);
    refuses("rescan_requested_at = now(), location_bucket = NULL", "rescans_are_of_judged_files");
    refuses("rescan_requested_at = now(), location_key = NULL", "rescans_are_of_judged_files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limits-exceeded", "too-large", "checksum-mismatch", "scan-failed", "empty"})
  void refusesToWaiveWhatCannotBeWaived(String reason) {
    reportVerdict(ExampleFile.QUARANTINED);
    refuses(
        "rescan_requested_at = now(), rescan_waives = '%s'".formatted(reason),
        "file_rescan_waives_check");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encrypted",
        "unscannable",
        "suspicious",
        "type-mismatch",
        "type-not-allowed",
        "corrupt"
      })
  void waivesWhatCanBeWaived(String reason) {
    reportVerdict(ExampleFile.QUARANTINED);
    assertThat(
            database.update(
                "UPDATE file SET rescan_requested_at = now(), rescan_waives = ? WHERE id = ?",
                reason,
                example.id().value()))
        .isEqualTo(1);
  }

  @Test
  void refusesToExplainAtMoreLengthThanScannersMay() {
    reportVerdict(ExampleFile.QUARANTINED);
    refuses("finding_where = repeat('ü', 501)", "file_finding_where_check");
    refuses("finding_where = ''", "file_finding_where_check");
    refuses("finding_what = repeat('ü', 201)", "file_finding_what_check");
    refuses("finding_what = ''", "file_finding_what_check");
  }

  @Test
  void refusesToWaiveAnythingWithoutARescan() {
    reportVerdict(ExampleFile.QUARANTINED);
    refuses("rescan_waives = 'encrypted'", "waives_in_a_rescan");
  }

  private void reportVerdict(Verdict verdict) {
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
    assertThat(status()).isEqualTo(verdict.status());
  }

  private void refuses(String change, String constraint) {
    FileStatus before = status();

    assertThatThrownBy(() ->
            database.update("UPDATE file SET " + change + " WHERE id = ?", example.id().value()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);

    assertThat(status()).isEqualTo(before);
  }

  private FileStatus status() {
    return files.find(example.id()).orElseThrow().status();
  }
}
