package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.Reports;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.SettleOutcome;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Whom a request lets in, by which rules, and how it ends.
@SpringBootTest(classes = RegistryOnASpace.class)
class RescanClaimsIT {
  private static final String OTHER_SHA_256 = "cd".repeat(32);
  private static final Verdict CHANGED =
      new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH);

  private final Deletions deletions;
  private final Journal journal;
  private final RescannedFile file;
  private final UUID scan = UUID.randomUUID();

  @Autowired
  RescanClaimsIT(Files files, Scans scans, Rescans rescans, Deletions deletions, Journal journal) {
    this.deletions = deletions;
    this.journal = journal;
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  static Stream<ObjectVersion> otherObjects() {
    return Stream.of(
        new ObjectVersion("isolated", "resume/KEY", "copy-2", "etag-1", 68),
        new ObjectVersion("isolated", "resume/KEY", null, "etag-1", 68),
        new ObjectVersion("elsewhere", "resume/KEY", "copy-1", "etag-1", 68));
  }

  static List<Verdict> verdicts() {
    return List.of(ExampleFile.CLEAN, ExampleFile.INFECTED, ExampleFile.QUARANTINED);
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  @Test
  void letsInWhoNamesTheFilesObject() {
    file.judged(ExampleFile.CLEAN);
    file.requested();

    RegisteredFile held = held(file.claimed(scan));

    assertThat(held.status()).isEqualTo(FileStatus.SCANNING);
    assertThat(held.claim())
        .satisfies(claim -> assertThat(claim.object()).isEqualTo(file.example().judgedObject()));
    assertThat(held.location()).isEqualTo(file.example().judgedObject().location());
    assertThat(file.stored()).isEqualTo(held);
  }

  @ParameterizedTest
  @MethodSource("otherObjects")
  void letsNobodyInWhoNamesAnotherObject(ObjectVersion other) {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    RegisteredFile before = file.stored();

    assertThat(file.claimed(scan, of(other)))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.CLEAN, false));
    assertThat(file.stored()).isEqualTo(before);
  }

  private ObjectVersion of(ObjectVersion other) {
    return new ObjectVersion(
        other.bucket(),
        other.key().replace("KEY", file.example().id().toString()),
        other.versionId(),
        other.eTag(),
        other.size());
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void letsNobodyInWithoutARequest(Verdict verdict) {
    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.PENDING, false));
    file.judged(verdict);
    RegisteredFile before = file.stored();
    List<HistoryEntry> history = history();

    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), false));
    assertThat(file.stored()).isEqualTo(before);
    assertThat(history()).as("nothing was uploaded").isEqualTo(history);
  }

  @Test
  void letsNobodyInWhileAnUploadIsScanned() {
    UUID first = UUID.randomUUID();
    file.reports().claim(file.example().id(), file.example().claim(first), "scanner");

    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));
    assertThat(
            file.reports()
                .settle(
                    file.example().id(),
                    file.example().settlement(first, ExampleFile.CLEAN),
                    "scanner"))
        .isEqualTo(new SettleOutcome.Recorded(FileStatus.CLEAN));
  }

  @Test
  void takesNoUploadWhileARescanIsAskedForOrOn() {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    assertThat(upload()).isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.CLEAN, false));
    file.claimed(scan);
    RegisteredFile scanning = file.stored();

    assertThat(upload()).isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));

    assertThat(file.stored()).isEqualTo(scanning);
    assertThat(history())
        .extracting(HistoryEntry::action)
        .filteredOn(Action.UPLOAD_DISCARDED::equals)
        .hasSize(2);
    assertThat(file.settled(scan, ExampleFile.CLEAN))
        .isEqualTo(new SettleOutcome.Recorded(FileStatus.CLEAN));
  }

  private ClaimOutcome upload() {
    ObjectVersion overwrite =
        new ObjectVersion("uploads", file.example().object().key(), "v2", "etag-2", 68);
    return file.reports()
        .claim(file.example().id(), file.example().claim(UUID.randomUUID(), overwrite), "scanner");
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void endsWithItsVerdict(Verdict verdict) {
    file.judged(RescannedFile.ENCRYPTED);
    file.released();
    file.claimed(scan);

    assertThat(file.settled(scan, verdict)).isEqualTo(new SettleOutcome.Recorded(verdict.status()));

    assertThat(file.stored().rescan()).isNull();
    assertThat(file.settled(scan, verdict))
        .isEqualTo(new SettleOutcome.Duplicate(verdict.status()));
    assertThat(file.claimed(UUID.randomUUID()))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), true));
    assertThat(history())
        .extracting(HistoryEntry::action)
        .endsWith(Action.RELEASE_REQUESTED, Action.SCAN_STARTED, Action.SETTLED);
  }

  @Test
  void takesTheFileFromAnEarlierClaim() {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    UUID later = UUID.randomUUID();

    held(file.claimed(later));

    assertThat(file.settled(scan, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.Stale());
    assertThat(file.settled(later, ExampleFile.INFECTED))
        .isEqualTo(new SettleOutcome.Recorded(FileStatus.INFECTED));
  }

  /// Whatever the first scan still has to say was said, or is too late.
  @Test
  void leavesLateVerdictsOfTheFirstScanWhatTheyWere() {
    UUID first = file.judged(ExampleFile.CLEAN);
    file.requested();
    assertThat(late(first, ExampleFile.CLEAN))
        .isEqualTo(new SettleOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(late(first, ExampleFile.INFECTED)).isEqualTo(new SettleOutcome.Stale());

    file.claimed(scan);
    assertThat(late(first, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.Stale());
    file.settled(scan, ExampleFile.INFECTED);
    assertThat(late(first, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.Stale());
    assertThat(late(first, ExampleFile.INFECTED)).isEqualTo(new SettleOutcome.Stale());
    assertThat(file.stored().status()).isEqualTo(FileStatus.INFECTED);
  }

  private SettleOutcome late(UUID first, Verdict verdict) {
    return file.reports()
        .settle(file.example().id(), file.example().settlement(first, verdict), "scanner");
  }

  @Test
  void holdsTheObjectAgainstWhatTheFirstScanFound() {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    ScanPolicy policy = held(file.claimed(scan)).policy();

    assertThat(policy.sha256()).isEqualTo(ExampleFile.SHA_256);
    assertThat(policy.waivedReasons()).isNull();
  }

  /// Or changed bytes would only have to be scanned twice.
  @Test
  void holdsTheObjectAgainstTheFirstScanEverAfter() {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    file.settled(scan, CHANGED, OTHER_SHA_256, file.example().judgedObject().location());
    file.requested();

    assertThat(held(file.claimed(UUID.randomUUID())).policy().sha256())
        .isEqualTo(ExampleFile.SHA_256);
  }

  @Test
  void holdsAnObjectThatWasNeverReadAgainstNothing() {
    UUID first = UUID.randomUUID();
    file.reports().claim(file.example().id(), file.example().claim(first), "scanner");
    file.reports()
        .settle(
            file.example().id(),
            new ScanReport.Settlement(
                first,
                file.example().object(),
                new Verdict.Quarantined(QuarantineReason.SCAN_FAILED),
                new Evidence(
                    null, null, null, file.example().judgedObject().location(), null, null)),
            "scanner");
    file.requested();
    assertThat(held(file.claimed(scan)).policy().sha256()).isNull();
  }

  @Test
  void waivesTheReasonOfTheQuarantineForThisScanAlone() {
    file.judged(RescannedFile.ENCRYPTED);
    file.released();
    assertThat(held(file.claimed(scan)).policy().waivedReasons())
        .containsExactly(QuarantineReason.ENCRYPTED);
    assertThat(held(file.claimed(UUID.randomUUID())).policy().waivedReasons())
        .as("another attempt")
        .containsExactly(QuarantineReason.ENCRYPTED);
    UUID last = UUID.randomUUID();
    file.claimed(last);
    file.settled(last, ExampleFile.QUARANTINED);

    file.requested();
    assertThat(held(file.claimed(UUID.randomUUID())).policy().waivedReasons()).isNull();
  }

  @Test
  void comesBackFromDeletionAsItWasBeforeTheRescan() {
    file.judged(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    deletions.delete(file.example().id(), true, ExampleFile.ALICE);
    assertThat(file.settled(scan, ExampleFile.INFECTED)).isEqualTo(new SettleOutcome.Deleted());
    assertThat(file.claimed(UUID.randomUUID())).isEqualTo(new ClaimOutcome.Deleted());

    deletions.restore(file.example().id(), ExampleFile.ALICE);

    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(file.stored().rescan()).as("still to be scanned").isNotNull();
    assertThat(file.settled(scan, ExampleFile.INFECTED)).isEqualTo(new SettleOutcome.Stale());
    held(file.claimed(UUID.randomUUID()));
  }

  @Test
  void comesBackFromDeletionAsQuarantined() {
    file.judged(RescannedFile.ENCRYPTED);
    file.released();
    file.claimed(scan);
    deletions.delete(file.example().id(), true, ExampleFile.ALICE);
    deletions.restore(file.example().id(), ExampleFile.ALICE);

    assertThat(file.stored().status()).isEqualTo(FileStatus.QUARANTINED);
  }

  @Test
  void takesNoPlaceAgainThatItsOwnerGaveBack() {
    file.judged(ExampleFile.CLEAN);
    RescannedFile newer = replacing();
    newer.judged(ExampleFile.CLEAN);
    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
    deletions.restore(file.example().id(), ExampleFile.ALICE);

    newer.requested();
    newer.claimed(scan);
    newer.settled(scan, ExampleFile.CLEAN);

    assertThat(newer.stored().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void takesThePlaceOnceItTurnsClean() {
    file.judged(ExampleFile.CLEAN);
    RescannedFile newer = replacing();
    newer.judged(RescannedFile.ENCRYPTED);
    assertThat(file.stored().status()).isEqualTo(FileStatus.CLEAN);

    newer.released();
    newer.claimed(scan);
    newer.settled(
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
    return journal.history(file.example().id());
  }

  private static RegisteredFile held(ClaimOutcome outcome) {
    assertThat(outcome).isInstanceOf(ClaimOutcome.Held.class);
    return ((ClaimOutcome.Held) outcome).file();
  }
}
