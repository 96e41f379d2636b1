package dev.airlock.registry.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.LockWaits;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/// What rescans leave behind where their verdicts moved it from, and when that may be deleted.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class LeftoversIT {
  private static final int ALL = 1_000_000;

  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final Deletions deletions;
  private final StaleFiles staleFiles;
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  LeftoversIT(
      FileRegistry files,
      Scans scans,
      Rescans rescans,
      Deletions deletions,
      StaleFiles staleFiles,
      AuditLog auditLog,
      JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.deletions = deletions;
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
  void remembersWhatAVerdictMovedUntilItIsDeleted() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    reportVerdict(ExampleFile.INFECTED, isolated().location());
    Leftover moved = new Leftover(example.id(), scan, example.scannedObject().location());
    assertThat(leftovers()).containsExactly(moved);
    assertThat(staleFiles.leftovers(Duration.ofHours(1), ALL)).doesNotContain(moved);

    assertThat(staleFiles.clear(moved, () -> true)).isTrue();
    assertThat(staleFiles.clear(moved, () -> true)).as("again").isFalse();

    assertThat(leftovers()).isEmpty();
    assertThat(last()).isEqualTo(Action.LEFTOVER_REMOVED);
  }

  @Test
  void hasNothingToDeleteWhereNothingMoved() {
    assertThat(leftovers()).as("an upload").isEmpty();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    reportVerdict(ExampleFile.CLEAN, example.scannedObject().location());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void remembersWhatWasNotKeptAtAll() {
    database.update(
        "UPDATE file SET handling_infected = 'DELETE' WHERE id = ?", example.id().value());
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    reportVerdict(ExampleFile.INFECTED, null);
    assertThat(leftovers()).hasSize(1);
  }

  /// By then the claim names what is served, not what was left behind before.
  @Test
  void neverTakesWhatIsServedForALeftover() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    reportVerdict(new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    Leftover moved = new Leftover(example.id(), scan, example.scannedObject().location());
    assertThat(leftovers()).containsExactly(moved);

    UUID second = UUID.randomUUID();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(second, isolated());
    assertThat(leftovers()).as("while it is scanned").isEmpty();
    deletions.delete(example.id(), true, ExampleFile.ALICE);
    assertThat(leftovers()).as("while it can be restored").isEmpty();
    reportVerdict(
        second,
        isolated(),
        new Verdict.Quarantined(QuarantineReason.ENCRYPTED),
        isolated().location());
    assertThat(leftovers()).as("while it can still be restored").isEmpty();
    deletions.restore(example.id(), ExampleFile.ALICE);
    assertThat(leftovers()).as("when it is back").containsExactly(moved);
  }

  @Test
  void remembersWhatEachOfSeveralRescansLeft() {
    UUID second = UUID.randomUUID();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    reportVerdict(new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(second, isolated());
    ObjectLocation back =
        new ObjectLocation(example.scannedObject().bucket(), example.object().key(), "copy-3");
    reportVerdict(second, isolated(), ExampleFile.CLEAN, back);

    Leftover first = new Leftover(example.id(), scan, example.scannedObject().location());
    Leftover next = new Leftover(example.id(), second, isolated().location());
    assertThat(leftovers()).containsExactlyInAnyOrder(first, next);
    assertThat(staleFiles.clear(next, () -> false)).isFalse();
    assertThat(leftovers()).containsExactly(first);
    assertThat(last()).isEqualTo(Action.SETTLED);
    assertThat(staleFiles.clear(first, () -> true)).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void remembersWhatCouldNotBeDeleted() {
    Leftover moved = movedFromABucketWithoutVersions();
    assertThatThrownBy(() ->
            staleFiles.clear(
                moved,
                () -> {
                  throw new IllegalStateException("S3 is unreachable");
                }))
        .hasMessage("S3 is unreachable");
    assertThat(leftovers()).containsExactly(moved);
  }

  /// Without versioning, what a file was moved from and what it is moved back to have one name; a
  /// scanner puts the file there before it reports it.
  @Test
  void leavesAFileAloneThatWasMovedBackToWhereItWas() {
    Leftover moved = movedFromABucketWithoutVersions();
    UUID second = UUID.randomUUID();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(second, isolated());
    assertThat(staleFiles.clear(moved, () -> fail("scanned meanwhile"))).isFalse();

    reportVerdict(second, isolated(), ExampleFile.CLEAN, moved.location());
    assertThat(staleFiles.clear(moved, () -> fail("served"))).isFalse();
    assertThat(leftovers()).extracting(Leftover::location).containsExactly(isolated().location());
  }

  @Test
  void letsNoScannerClaimTheFileWhileItDeletes() {
    Leftover moved = movedFromABucketWithoutVersions();
    rescans.request(example.id(), ExampleFile.ALICE);
    AtomicReference<CompletableFuture<Void>> claim = new AtomicReference<>();

    boolean deleted =
        staleFiles.clear(
            moved,
            () -> {
              claim.set(CompletableFuture.runAsync(() -> claim(UUID.randomUUID(), isolated())));
              await().atMost(Duration.ofMinutes(2)).until(() -> LockWaits.anybodyIn(database));
              return !claim.get().isDone();
            });

    assertThat(deleted).isTrue();
    claim.get().join();
    assertThat(stored().status()).isEqualTo(FileStatus.SCANNING);
  }

  private Leftover movedFromABucketWithoutVersions() {
    database.update(
        "UPDATE file SET location_version_id = NULL WHERE id = ?", example.id().value());
    ObjectVersion scanned = example.scannedObject();
    ObjectVersion served =
        new ObjectVersion(scanned.bucket(), scanned.key(), null, scanned.eTag(), scanned.size());
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(scan, served);
    reportVerdict(
        scan, served, new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    Leftover moved = new Leftover(example.id(), scan, served.location());
    assertThat(leftovers()).containsExactly(moved);
    return moved;
  }

  private void claim() {
    claim(scan, example.scannedObject());
  }

  private void claim(UUID by, ObjectVersion object) {
    scans.claimRescan(example.id(), example.claim(by, object), "scanner");
  }

  private void reportVerdict(Verdict verdict, @Nullable ObjectLocation location) {
    reportVerdict(scan, example.scannedObject(), verdict, location);
  }

  private void reportVerdict(
      UUID by, ObjectVersion object, Verdict verdict, @Nullable ObjectLocation location) {
    assertThat(
            scans.rescanVerdict(
                example.id(),
                example.verdictReport(by, object, verdict, ExampleFile.SHA_256, location),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Recorded(verdict.status()));
  }

  private ObjectVersion isolated() {
    return new ObjectVersion("quarantine", example.object().key(), "copy-2", "etag-1", 68);
  }

  private List<Leftover> leftovers() {
    return staleFiles.leftovers(Duration.ZERO, ALL).stream()
        .filter(leftover -> leftover.file().equals(example.id()))
        .toList();
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }

  private Action last() {
    return auditLog.history(example.id()).stream().map(HistoryEntry::action).toList().getLast();
  }
}
