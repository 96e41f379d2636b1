package dev.airlock.registry.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
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
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.SettleOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which rescans the reconciler finds, and where it brings them.
@SpringBootTest(classes = RegistryOnASpace.class)
class LostRescansIT {
  private static final int ALL = 1_000_000;

  private final Files files;
  private final Reports scans;
  private final Rescans rescans;
  private final Deletions deletions;
  private final LostWork work;
  private final Journal journal;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  LostRescansIT(
      Files files,
      Scans scans,
      Rescans rescans,
      Deletions deletions,
      LostWork work,
      Journal journal,
      JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.deletions = deletions;
    this.work = work;
    this.journal = journal;
    this.database = database;
  }

  @BeforeEach
  void aCleanFile() {
    UUID first = UUID.randomUUID();
    example.registeredIn(files);
    scans.claim(example.id(), example.claim(first), "scanner");
    scans.settle(example.id(), example.settlement(first, ExampleFile.CLEAN), "scanner");
  }

  @Test
  void findsARequestUntilAScannerTakesItUp() {
    assertThat(neverRescanned()).doesNotContain(example.id());
    rescans.request(example.id(), ExampleFile.ALICE);
    assertThat(neverRescanned()).contains(example.id());
    assertThat(work.neverRescanned(Duration.ofHours(1), ALL))
        .extracting(RegisteredFile::id)
        .doesNotContain(example.id());

    claim();
    assertThat(neverRescanned()).doesNotContain(example.id());
  }

  @Test
  void asksForARescanAgainButNotAtOnce() {
    assertThat(work.requeue(example.id(), Duration.ZERO)).as("nobody wants one").isFalse();
    database.update("UPDATE file SET requeues = 6 WHERE id = ?", example.id().value());
    rescans.request(example.id(), ExampleFile.ALICE);

    assertThat(work.requeue(example.id(), Duration.ofHours(1))).isTrue();
    assertThat(work.requeue(example.id(), Duration.ofHours(1))).isFalse();
    assertThat(last()).isEqualTo(Action.REQUEUED);
  }

  @Test
  void givesUpAScanWhoseObjectIsGone() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();

    assertThat(work.giveUp(example.id(), Objects.requireNonNull(stored().claim()))).isTrue();

    assertThat(stored().status()).isEqualTo(FileStatus.QUARANTINED);
    assertThat(stored().finding())
        .as("nothing of what an earlier scan found")
        .isEqualTo(
            new ScanFinding(
                null, null, QuarantineReason.SCAN_FAILED, null, null, null, null, null, null));
    assertThat(stored().rescan()).isNull();
    assertThat(stored().location()).isNull();
  }

  @Test
  void knowsWhatAVerdictMovedUntilItIsGone() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    settle(ExampleFile.INFECTED, isolated().location());
    Leftover moved = new Leftover(example.id(), scan, example.judgedObject().location());
    assertThat(leftovers()).containsExactly(moved);
    assertThat(work.leftovers(Duration.ofHours(1), ALL)).doesNotContain(moved);

    work.cleared(moved, true);
    work.cleared(moved, false);

    assertThat(leftovers()).isEmpty();
    assertThat(last()).isEqualTo(Action.LEFTOVER_REMOVED);
  }

  @Test
  void hasNothingToRemoveWhereNothingMoved() {
    assertThat(leftovers()).as("an upload").isEmpty();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    settle(ExampleFile.CLEAN, example.judgedObject().location());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void knowsWhatWasNotKeptAtAll() {
    database.update(
        "UPDATE file SET handling_infected = 'DELETE' WHERE id = ?", example.id().value());
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    settle(ExampleFile.INFECTED, null);
    assertThat(leftovers()).hasSize(1);
  }

  /// The claim names what is served then, and not what was left behind before.
  @Test
  void neverTakesWhatIsServedForALeftover() {
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    settle(new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    Leftover moved = new Leftover(example.id(), scan, example.judgedObject().location());
    assertThat(leftovers()).containsExactly(moved);

    rescans.request(example.id(), ExampleFile.ALICE);
    claim(UUID.randomUUID(), isolated());
    assertThat(leftovers()).as("while it is scanned").isEmpty();
    deletions.delete(example.id(), true, ExampleFile.ALICE);
    assertThat(leftovers()).as("while it can be restored").isEmpty();
    deletions.restore(example.id(), ExampleFile.ALICE);
    assertThat(leftovers()).as("when it is back").containsExactly(moved);
  }

  @Test
  void remembersWhatEachOfSeveralRescansLeft() {
    UUID second = UUID.randomUUID();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim();
    settle(new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(second, isolated());
    ObjectLocation back =
        new ObjectLocation(example.judgedObject().bucket(), example.object().key(), "copy-3");
    settle(second, isolated(), ExampleFile.CLEAN, back);

    Leftover first = new Leftover(example.id(), scan, example.judgedObject().location());
    Leftover next = new Leftover(example.id(), second, isolated().location());
    assertThat(leftovers()).containsExactlyInAnyOrder(first, next);
    work.cleared(next, false);
    assertThat(leftovers()).containsExactly(first);
    assertThat(last()).isEqualTo(Action.SETTLED);
    work.cleared(first, true);
    assertThat(leftovers()).isEmpty();
  }

  /// Without versions, what a file was moved from and what it was moved back to have one name.
  @Test
  void leavesAFileAloneThatWasMovedBackToWhereItWas() {
    database.update(
        "UPDATE file SET location_version_id = NULL WHERE id = ?", example.id().value());
    ObjectVersion judged = example.judgedObject();
    ObjectVersion served =
        new ObjectVersion(judged.bucket(), judged.key(), null, judged.eTag(), judged.size());
    UUID second = UUID.randomUUID();
    rescans.request(example.id(), ExampleFile.ALICE);
    claim(scan, served);
    settle(
        scan, served, new Verdict.Quarantined(QuarantineReason.ENCRYPTED), isolated().location());
    Leftover moved = new Leftover(example.id(), scan, served.location());
    assertThat(leftovers()).containsExactly(moved);

    rescans.request(example.id(), ExampleFile.ALICE);
    claim(second, isolated());
    settle(second, isolated(), ExampleFile.CLEAN, served.location());
    assertThat(leftovers()).extracting(Leftover::location).containsExactly(isolated().location());
    work.cleared(moved, false);
    assertThat(last()).isEqualTo(Action.SETTLED);
  }

  private void claim() {
    claim(scan, example.judgedObject());
  }

  private void claim(UUID by, ObjectVersion object) {
    scans.claimAgain(example.id(), example.claim(by, object), "scanner");
  }

  private void settle(Verdict verdict, @Nullable ObjectLocation location) {
    settle(scan, example.judgedObject(), verdict, location);
  }

  private void settle(
      UUID by, ObjectVersion object, Verdict verdict, @Nullable ObjectLocation location) {
    assertThat(
            scans.settleAgain(
                example.id(),
                example.settlement(by, object, verdict, ExampleFile.SHA_256, location),
                "scanner"))
        .isEqualTo(new SettleOutcome.Recorded(verdict.status()));
  }

  private ObjectVersion isolated() {
    return new ObjectVersion("quarantine", example.object().key(), "copy-2", "etag-1", 68);
  }

  private List<FileId> neverRescanned() {
    return work.neverRescanned(Duration.ZERO, ALL).stream().map(RegisteredFile::id).toList();
  }

  private List<Leftover> leftovers() {
    return work.leftovers(Duration.ZERO, ALL).stream()
        .filter(leftover -> leftover.file().equals(example.id()))
        .toList();
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }

  private Action last() {
    return journal.history(example.id()).stream().map(HistoryEntry::action).toList().getLast();
  }
}
