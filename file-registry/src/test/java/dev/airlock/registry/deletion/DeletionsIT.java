package dev.airlock.registry.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class DeletionsIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Deletions deletions;
  private final AuditLog auditLog;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  DeletionsIT(
      FileRegistry files,
      Scans scans,
      Deletions deletions,
      AuditLog auditLog,
      JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.deletions = deletions;
    this.auditLog = auditLog;
    this.database = database;
  }

  static List<Verdict> verdicts() {
    return List.of(ExampleFile.CLEAN, ExampleFile.INFECTED, ExampleFile.QUARANTINED);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void restoresAFileWithItsFormerStatus(Verdict verdict) {
    settled(example, verdict);
    Deletion deletion = Objects.requireNonNull(delete(true).deletion());
    assertThat(file().status()).isEqualTo(FileStatus.DELETED);
    assertThat(deletion.restorableUntil())
        .isEqualTo(deletion.deletedAt().plus(Duration.ofDays(30)));

    RegisteredFile restored = deletions.restore(example.id(), ExampleFile.ALICE).orElseThrow();

    assertThat(restored.status()).isEqualTo(verdict.status());
    assertThat(restored.deletion()).isNull();
    assertThat(auditLog.history(example.id()))
        .extracting(HistoryEntry::action)
        .endsWith(Action.SETTLED, Action.DELETED, Action.RESTORED);
    assertThat(auditLog.history(example.id())).extracting(HistoryEntry::sequence).isSorted();
  }

  @Test
  void restoresNothingWithoutAVerdict() {
    example.registeredIn(files);
    assertThat(Objects.requireNonNull(delete(true).deletion()).restorableUntil()).isNull();
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE)).isEmpty();
    assertThat(file().status()).isEqualTo(FileStatus.DELETED);
  }

  @Test
  void restoresNothingAfterItsRetention() {
    settled(example, ExampleFile.CLEAN);
    delete(true);
    database.update(
        "UPDATE file SET deletion_restorable_until = now() WHERE id = ?", example.id().value());
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE)).isEmpty();
  }

  @Test
  void restoresNothingThatWasDeletedForGood() {
    settled(example, ExampleFile.CLEAN);
    delete(true);
    delete(false);
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE)).isEmpty();
    delete(true);
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE)).isEmpty();
  }

  @Test
  void recordsOnceThatNoObjectIsLeft() {
    settled(example, ExampleFile.CLEAN);
    delete(true);
    deletions.purged(example.id(), ExampleFile.ALICE);
    assertThat(actions()).doesNotContain(Action.PURGED);

    delete(false);
    deletions.purged(example.id(), ExampleFile.ALICE);
    deletions.purged(example.id(), ExampleFile.ALICE);
    assertThat(actions()).containsOnlyOnce(Action.PURGED).containsOnlyOnce(Action.DELETED);
  }

  @Test
  void dropsAVerdictThatComesAfterTheDeletion() {
    example.registeredIn(files);
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan), "scanner");
    delete(true);
    assertThat(
            scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new VerdictOutcome.Deleted());
    assertThat(file().status()).isEqualTo(FileStatus.DELETED);
  }

  @Test
  void replacesWhenTheNewFileIsCleanAndNotBefore() {
    ExampleFile newer = ExampleFile.fresh();
    settled(example, ExampleFile.CLEAN);
    ExampleFile.registeredIn(files, newer.registration("alice", "acme", example.id()));
    UUID scan = UUID.randomUUID();
    scans.claim(newer.id(), newer.claim(scan), "scanner");
    assertThat(file().status()).isEqualTo(FileStatus.CLEAN);

    scans.verdict(newer.id(), newer.verdictReport(scan, ExampleFile.CLEAN), "scanner");

    assertThat(file().status()).isEqualTo(FileStatus.DELETED);
    assertThat(auditLog.history(example.id()).getLast().details())
        .containsEntry("replacedBy", newer.id().toString());
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE)).isPresent();
  }

  static Stream<Verdict> notClean() {
    return verdicts().stream().filter(verdict -> verdict.status() != FileStatus.CLEAN);
  }

  @ParameterizedTest
  @MethodSource("notClean")
  void keepsTheOldFileIfTheNewOneIsNotClean(Verdict verdict) {
    settled(example, ExampleFile.CLEAN);
    replacement("alice", "acme", verdict);
    assertThat(file().status()).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void replacesNoFileOfSomebodyElse() {
    settled(example, ExampleFile.CLEAN);
    replacement("mallory", "acme", ExampleFile.CLEAN);
    replacement("alice", "rival", ExampleFile.CLEAN);
    assertThat(file().status()).isEqualTo(FileStatus.CLEAN);
  }

  private void replacement(String owner, String tenant, Verdict verdict) {
    ExampleFile newer = ExampleFile.fresh();
    ExampleFile.registeredIn(files, newer.registration(owner, tenant, example.id()));
    recordVerdict(newer, verdict);
  }

  private FileId settled(ExampleFile file, Verdict verdict) {
    file.registeredIn(files);
    recordVerdict(file, verdict);
    return file.id();
  }

  private void recordVerdict(ExampleFile file, Verdict verdict) {
    UUID scan = UUID.randomUUID();
    scans.claim(file.id(), file.claim(scan), "scanner");
    scans.verdict(file.id(), file.verdictReport(scan, verdict), "scanner");
  }

  private RegisteredFile delete(boolean restorable) {
    return deletions.delete(example.id(), restorable, ExampleFile.ALICE).orElseThrow();
  }

  private RegisteredFile file() {
    return files.find(example.id()).orElseThrow();
  }

  private List<Action> actions() {
    return auditLog.history(example.id()).stream().map(HistoryEntry::action).toList();
  }
}
