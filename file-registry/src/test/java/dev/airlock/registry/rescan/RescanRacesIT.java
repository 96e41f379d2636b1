package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.Race;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Operators, scanners and owners at the same file at the same moment.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RescanRacesIT {
  private final Deletions deletions;
  private final AuditLog auditLog;
  private final RescannedFile file;
  private final UUID scan = UUID.randomUUID();

  @Autowired
  RescanRacesIT(
      FileRegistry files, Scans scans, Rescans rescans, Deletions deletions, AuditLog auditLog) {
    this.deletions = deletions;
    this.auditLog = auditLog;
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  /// Whatever comes first, the owner gets nothing back but what the scan found.
  @RepeatedTest(50)
  void aRescanThatMeetsADeletionCounts() throws Exception {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();

    List<Object> outcomes =
        Race.of(
            () -> {
              file.claimed(scan);
              return file.verdict(scan, ExampleFile.INFECTED);
            },
            () -> deletions.delete(file.example().id(), true, ExampleFile.ALICE).orElseThrow());

    assertThat(outcomes.getFirst()).isEqualTo(new VerdictOutcome.Recorded(FileStatus.INFECTED));
    assertThat(file.stored().status()).isEqualTo(FileStatus.DELETED);
    RegisteredFile back = deletions.restore(file.example().id(), ExampleFile.ALICE).orElseThrow();
    assertThat(back.status()).isEqualTo(FileStatus.INFECTED);
    assertThat(back.rescan()).isNull();
    assertThat(sequences()).isEqualTo(inOrder());
  }

  @RepeatedTest(50)
  void nobodyEvadesARescanByDeletingAndRestoringAgainAndAgain() throws Exception {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();

    List<Object> outcomes =
        Race.of(
            () -> {
              file.claimed(scan);
              return file.verdict(scan, ExampleFile.INFECTED);
            },
            () -> {
              for (int i = 0; i < 5; i++) {
                deletions.delete(file.example().id(), true, ExampleFile.ALICE);
                deletions.restore(file.example().id(), ExampleFile.ALICE);
              }
              return "";
            });

    assertThat(outcomes.getFirst()).isEqualTo(new VerdictOutcome.Recorded(FileStatus.INFECTED));
    assertThat(file.stored().status()).isEqualTo(FileStatus.INFECTED);
    assertThat(sequences()).isEqualTo(inOrder());
  }

  @RepeatedTest(50)
  void aLateVerdictOfTheFirstScanNeverChangesTheFile() throws Exception {
    UUID first = file.withVerdict(ExampleFile.CLEAN);
    file.requested();

    List<Object> outcomes =
        Race.of(
            () -> file.claimed(scan),
            () ->
                file.reports()
                    .verdict(
                        file.example().id(),
                        file.example().verdictReport(first, ExampleFile.CLEAN),
                        "scanner"));

    assertThat(outcomes.getFirst()).isInstanceOf(ClaimOutcome.Held.class);
    assertThat(outcomes.getLast())
        .isIn(new VerdictOutcome.Duplicate(FileStatus.CLEAN), new VerdictOutcome.Stale());
    assertThat(file.stored().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(Objects.requireNonNull(file.stored().claim()).scanId()).isEqualTo(scan);
    assertThat(sequences()).isEqualTo(inOrder());
  }

  @RepeatedTest(50)
  void exactlyOneOfTwoRescansGivesTheVerdict() throws Exception {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    UUID other = UUID.randomUUID();

    Race.of(() -> file.claimed(scan), () -> file.claimed(other));
    List<VerdictOutcome> outcomes =
        Race.of(
            () -> file.verdict(scan, ExampleFile.CLEAN),
            () -> file.verdict(other, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new VerdictOutcome.Recorded(FileStatus.CLEAN), new VerdictOutcome.Stale());
    assertThat(file.stored().rescan()).isNull();
    assertThat(sequences()).isEqualTo(inOrder()).hasSize(6);
  }

  /// A request is for the scan that comes next, never for one that has begun.
  @RepeatedTest(50)
  void aRequestThatMeetsAVerdictIsRefusedOrStands() throws Exception {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.requested();
    file.claimed(scan);

    List<Object> outcomes =
        Race.of(() -> file.released(), () -> file.verdict(scan, RescannedFile.ENCRYPTED));

    assertThat(outcomes.getLast()).isEqualTo(new VerdictOutcome.Recorded(FileStatus.QUARANTINED));
    boolean requested = outcomes.getFirst() instanceof RescanOutcome.Requested;
    assertThat(file.stored().rescan() != null).isEqualTo(requested);
    assertThat(file.stored().status()).isEqualTo(FileStatus.QUARANTINED);
  }

  /// A refusal names a status in which nothing else was possible.
  @RepeatedTest(50)
  void aRequestThatMeetsTheFirstVerdictComesBeforeOrAfterIt() throws Exception {
    file.reports().claim(file.example().id(), file.example().claim(scan), "scanner");

    List<Object> outcomes =
        Race.of(
            () -> file.requested(),
            () ->
                file.reports()
                    .verdict(
                        file.example().id(),
                        file.example().verdictReport(scan, ExampleFile.CLEAN),
                        "scanner"));

    assertThat(outcomes.getLast()).isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
    assertThat(outcomes.getFirst())
        .isIn(
            new RescanOutcome.Requested(file.stored()),
            new RescanOutcome.Refused(FileStatus.SCANNING, null));
  }

  /// Of the changes, by position.
  private List<Long> sequences() {
    return auditLog.history(file.example().id()).stream()
        .map(HistoryEntry::sequence)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /// Every number up to the file's own, without a gap.
  private List<Long> inOrder() {
    return LongStream.rangeClosed(1, file.stored().sequence()).boxed().toList();
  }
}
