package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.Rescan;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/// What operators can request, and what is recorded of it.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RescansIT {
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final RescannedFile file;

  @Autowired
  RescansIT(
      FileRegistry files, Scans scans, Rescans rescans, AuditLog auditLog, JdbcTemplate database) {
    this.auditLog = auditLog;
    this.database = database;
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  static List<Verdict> rescannable() {
    return List.of(ExampleFile.CLEAN, ExampleFile.QUARANTINED, RescannedFile.ENCRYPTED);
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  @ParameterizedTest
  @MethodSource("rescannable")
  void keepsTheFileAsItIsUntilAScannerClaimsIt(Verdict verdict) {
    file.withVerdict(verdict);
    RegisteredFile before = file.stored();

    assertThat(file.requested()).isEqualTo(new RescanOutcome.Requested(file.stored()));

    assertThat(file.stored().status()).isEqualTo(before.status());
    assertThat(file.stored().sequence()).isEqualTo(before.sequence());
    assertThat(file.stored().location()).isEqualTo(before.location());
    assertThat(file.stored().rescan())
        .satisfies(rescan -> assertThat(rescan.requestedAt()).isNotNull())
        .satisfies(rescan -> assertThat(rescan.waives()).isNull());
    assertThat(last().action()).isEqualTo(Action.RESCAN_REQUESTED);
    assertThat(last().sequence()).as("nothing changed").isNull();
    assertThat(last().actor()).isEqualTo("user:operator");
  }

  @Test
  void recordsWhoReleasedWhatAndWhy() {
    file.withVerdict(RescannedFile.ENCRYPTED);

    assertThat(file.released()).isEqualTo(new RescanOutcome.Requested(file.stored()));

    assertThat(file.stored().status()).isEqualTo(FileStatus.QUARANTINED);
    assertThat(rescan().waives()).isEqualTo(QuarantineReason.ENCRYPTED);
    assertThat(last().action()).isEqualTo(Action.RELEASE_REQUESTED);
    assertThat(last().sequence()).isNull();
    assertThat(last().actor()).isEqualTo("user:operator");
    assertThat(last().details()).isEqualTo(Map.of("reason", "known sender", "waived", "encrypted"));
  }

  @ParameterizedTest
  @EnumSource
  void releasesOnlyWhatCanBeWaived(QuarantineReason reason) {
    file.withVerdict(new Verdict.Quarantined(reason));
    List<HistoryEntry> before = history();

    switch (reason) {
      case ENCRYPTED, UNSCANNABLE, SUSPICIOUS, TYPE_MISMATCH, TYPE_NOT_ALLOWED, CORRUPT -> {
        assertThat(file.released()).isInstanceOf(RescanOutcome.Requested.class);
        assertThat(rescan().waives()).isEqualTo(reason);
      }
      case LIMITS_EXCEEDED, TOO_LARGE, CHECKSUM_MISMATCH, SCAN_FAILED, EMPTY -> {
        assertThat(file.released())
            .isEqualTo(new RescanOutcome.Refused(FileStatus.QUARANTINED, reason));
        assertThat(file.stored().rescan()).isNull();
        assertThat(history()).isEqualTo(before);
      }
    }
  }

  @Test
  void refusesWhatHasNoVerdictOrIsInfectedOrDeleted() {
    refuses(FileStatus.PENDING);
    file.reports().claim(file.example().id(), file.example().claim(UUID.randomUUID()), "scanner");
    refuses(FileStatus.SCANNING);
    file.withVerdict(ExampleFile.INFECTED);
    refuses(FileStatus.INFECTED);
    database.update(
        "UPDATE file SET status = 'deleted', deletion_deleted_at = now() WHERE id = ?",
        file.example().id().value());
    refuses(FileStatus.DELETED);
  }

  private void refuses(FileStatus status) {
    List<HistoryEntry> before = history();
    assertThat(file.requested()).isEqualTo(new RescanOutcome.Refused(status, null));
    assertThat(file.released()).isEqualTo(new RescanOutcome.Refused(status, null));
    assertThat(file.stored().rescan()).isNull();
    assertThat(history()).isEqualTo(before);
  }

  @Test
  void releasesNoCleanFile() {
    file.withVerdict(ExampleFile.CLEAN);
    assertThat(file.released()).isEqualTo(new RescanOutcome.Refused(FileStatus.CLEAN, null));
  }

  @Test
  void refusesAFileWhoseObjectIsUnknown() {
    UUID scan = UUID.randomUUID();
    file.reports().claim(file.example().id(), file.example().claim(scan), "scanner");
    file.reports()
        .verdict(
            file.example().id(),
            file.example()
                .verdictReport(
                    scan,
                    file.example().object(),
                    RescannedFile.ENCRYPTED,
                    ExampleFile.SHA_256,
                    null),
            "scanner");
    assertThat(file.requested())
        .isEqualTo(new RescanOutcome.Refused(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED));
    assertThat(file.released())
        .isEqualTo(new RescanOutcome.Refused(FileStatus.QUARANTINED, QuarantineReason.ENCRYPTED));
  }

  @Test
  void knowsNoFileThatNobodyRegistered() {
    RescannedFile unknown =
        new RescannedFile(ExampleFile.fresh(), file.files(), file.rescans(), file.reports());
    assertThat(unknown.requested()).isEqualTo(new RescanOutcome.Unknown());
    assertThat(unknown.released()).isEqualTo(new RescanOutcome.Unknown());
  }

  @Test
  void countsTheLastOfSeveralRequests() {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    file.requested();
    assertThat(rescan().waives()).isNull();
    file.released();
    assertThat(rescan().waives()).isEqualTo(QuarantineReason.ENCRYPTED);
  }

  @Test
  void affectsNoScanThatHasBegun() {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.requested();
    file.claimed(UUID.randomUUID());
    RegisteredFile scanning = file.stored();

    assertThat(file.released()).isEqualTo(new RescanOutcome.Refused(FileStatus.SCANNING, null));
    assertThat(file.requested()).isEqualTo(new RescanOutcome.Refused(FileStatus.SCANNING, null));
    assertThat(file.stored()).isEqualTo(scanning);
  }

  private Rescan rescan() {
    return Objects.requireNonNull(file.stored().rescan());
  }

  private HistoryEntry last() {
    return history().getLast();
  }

  private List<HistoryEntry> history() {
    return auditLog.history(file.example().id());
  }
}
