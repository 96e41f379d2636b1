package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// How a rescan ends, and what its end means for others.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RescanVerdictsIT {
  private final Deletions deletions;
  private final AuditLog auditLog;
  private final RescannedFile file;
  private final UUID scan = UUID.randomUUID();

  @Autowired
  RescanVerdictsIT(
      FileRegistry files, Scans scans, Rescans rescans, Deletions deletions, AuditLog auditLog) {
    this.deletions = deletions;
    this.auditLog = auditLog;
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  static List<Verdict> verdicts() {
    return List.of(ExampleFile.CLEAN, ExampleFile.INFECTED, ExampleFile.QUARANTINED);
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void endsWithItsVerdict(Verdict verdict) {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    file.claimed(scan);

    assertThat(file.verdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Recorded(verdict.status()));

    assertThat(file.stored().rescan()).isNull();
    assertThat(file.verdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Duplicate(verdict.status()));
    assertThat(file.claimed(UUID.randomUUID()))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), true));
    assertThat(history())
        .extracting(HistoryEntry::action)
        .endsWith(Action.RELEASE_REQUESTED, Action.SCAN_STARTED, Action.SETTLED);
  }

  /// Whatever the first scan still reports is a duplicate, or too late.
  @Test
  void answersLateVerdictsOfTheFirstScanAsBefore() {
    UUID first = file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    assertThat(late(first, ExampleFile.CLEAN))
        .isEqualTo(new VerdictOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(late(first, ExampleFile.INFECTED)).isEqualTo(new VerdictOutcome.Stale());

    file.claimed(scan);
    assertThat(late(first, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Stale());
    file.verdict(scan, ExampleFile.INFECTED);
    assertThat(late(first, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Stale());
    assertThat(late(first, ExampleFile.INFECTED)).isEqualTo(new VerdictOutcome.Stale());
    assertThat(file.stored().status()).isEqualTo(FileStatus.INFECTED);
  }

  private VerdictOutcome late(UUID first, Verdict verdict) {
    return file.reports()
        .verdict(file.example().id(), file.example().verdictReport(first, verdict), "scanner");
  }

  @Test
  void isRestoredWithTheStatusBeforeTheRescan() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    deletions.delete(file.example().id(), true, ExampleFile.ALICE);
    assertThat(file.verdict(scan, ExampleFile.INFECTED)).isEqualTo(new VerdictOutcome.Deleted());
    assertThat(file.claimed(UUID.randomUUID())).isEqualTo(new ClaimOutcome.Deleted());

    deletions.restore(file.example().id(), ExampleFile.ALICE);

    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(file.stored().rescan()).as("still to be scanned").isNotNull();
    assertThat(file.verdict(scan, ExampleFile.INFECTED)).isEqualTo(new VerdictOutcome.Stale());
    file.held(UUID.randomUUID());
  }

  @Test
  void isRestoredAsQuarantined() {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    file.claimed(scan);
    deletions.delete(file.example().id(), true, ExampleFile.ALICE);
    deletions.restore(file.example().id(), ExampleFile.ALICE);

    assertThat(file.stored().status()).isEqualTo(FileStatus.QUARANTINED);
  }

  @Test
  void replacesNoFileAgainThatItsOwnerRestored() {
    file.withVerdict(ExampleFile.CLEAN);
    RescannedFile newer = replacing();
    newer.withVerdict(ExampleFile.CLEAN);
    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
    deletions.restore(file.example().id(), ExampleFile.ALICE);

    newer.requested();
    newer.claimed(scan);
    newer.verdict(scan, ExampleFile.CLEAN);

    assertThat(newer.stored().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void replacesTheFileOnceItBecomesClean() {
    file.withVerdict(ExampleFile.CLEAN);
    RescannedFile newer = replacing();
    newer.withVerdict(RescannedFile.ENCRYPTED);
    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);

    newer.released();
    newer.claimed(scan);
    newer.verdict(
        scan,
        ExampleFile.CLEAN,
        ExampleFile.SHA_256,
        new ObjectLocation("clean", newer.example().object().key(), "copy-2"));

    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
  }

  private RescannedFile replacing() {
    ExampleFile newer = ExampleFile.fresh();
    ExampleFile.registeredIn(
        file.files(), newer.registration("alice", "acme", file.example().id()));
    return new RescannedFile(newer, file.files(), file.rescans(), file.reports());
  }

  private List<HistoryEntry> history() {
    return auditLog.history(file.example().id());
  }
}
