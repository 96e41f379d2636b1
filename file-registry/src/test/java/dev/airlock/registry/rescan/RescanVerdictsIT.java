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
import java.util.Map;
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

  /// The scan that holds the file goes on while it is deleted.
  @ParameterizedTest
  @MethodSource("verdicts")
  void isRestoredWithTheVerdictThatCameMeanwhile(Verdict verdict) {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    delete(true);
    long sequence = file.stored().sequence();
    assertThat(file.verdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Recorded(verdict.status()));
    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
    assertThat(file.stored().sequence()).as("nothing to publish").isEqualTo(sequence);
    assertThat(file.verdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Duplicate(verdict.status()));
    assertThat(history().getLast())
        .extracting(HistoryEntry::action, HistoryEntry::sequence, HistoryEntry::details)
        .containsExactly(Action.SETTLED, null, Map.of("onceRestored", verdict.status().wireName()));

    restore();

    assertThat(file.stored().status()).isEqualTo(verdict.status());
    assertThat(file.stored().rescan()).isNull();
  }

  @Test
  void isRestoredToBeScannedWithoutAVerdict() {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    file.claimed(scan);
    delete(true);
    restore();
    assertThat(file.stored().status()).isEqualTo(FileStatus.SCANNING);

    UUID again = UUID.randomUUID();
    file.held(again);
    assertThat(file.verdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Stale());
    file.verdict(again, ExampleFile.INFECTED);
    assertThat(file.stored().status()).isEqualTo(FileStatus.INFECTED);
  }

  /// Or whoever deletes the file whenever its scan is about to begin is never scanned.
  @Test
  void isClaimedWhileItIsDeleted() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    delete(true);
    assertThat(file.held(scan).policy().sha256()).isEqualTo(ExampleFile.SHA_256);
    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
    file.verdict(scan, ExampleFile.INFECTED);
    restore();
    assertThat(file.stored().status()).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void endsWithTheDeletionForGood() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    delete(true);
    delete(false);
    assertThat(file.verdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Deleted());
    assertThat(file.claimed(UUID.randomUUID())).isEqualTo(new ClaimOutcome.Deleted());
    assertThat(deletions.restore(file.example().id(), ExampleFile.ALICE)).isEmpty();
  }

  /// Nobody who says again what an earlier scan found speaks for the one that is awaited.
  @Test
  void isNotDecidedByAnEarlierScanWhileItIsDeleted() {
    UUID first = file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    delete(true);
    assertThat(late(first, ExampleFile.CLEAN))
        .isEqualTo(new VerdictOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(late(first, ExampleFile.QUARANTINED)).isEqualTo(new VerdictOutcome.Deleted());
    file.claimed(scan);
    assertThat(late(first, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Deleted());
    restore();
    assertThat(file.stored().status()).isEqualTo(FileStatus.SCANNING);
  }

  private void delete(boolean restorable) {
    deletions.delete(file.example().id(), restorable, ExampleFile.ALICE);
  }

  private void restore() {
    assertThat(deletions.restore(file.example().id(), ExampleFile.ALICE)).isPresent();
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
