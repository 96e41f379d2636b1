package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class VerdictReportsIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  VerdictReportsIT(FileRegistry files, Scans scans, Rescans rescans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.database = database;
  }

  static List<Verdict> verdicts() {
    return List.of(
        ExampleFile.CLEAN,
        ExampleFile.INFECTED,
        ExampleFile.QUARANTINED,
        ExampleFile.EXPLAINED,
        new Verdict.Infected(List.of("Eicar"), ExampleFile.EXPLANATION),
        new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
  }

  static Stream<Arguments> contradictions() {
    return verdicts().stream()
        .flatMap(first ->
            verdicts().stream()
                .filter(second -> second.status() != first.status())
                .map(second -> Arguments.of(first, second)));
  }

  static Stream<ObjectVersion> otherObjects() {
    return Stream.of(
        new ObjectVersion("uploads", "resume/KEY", "v2", "etag-1", 68),
        new ObjectVersion("uploads", "resume/KEY", null, "etag-1", 68),
        new ObjectVersion("uploads", "resume/KEY", "v1", "etag-2", 68),
        new ObjectVersion("uploads", "resume/KEY", "v1", "etag-1", 69),
        new ObjectVersion("elsewhere", "resume/KEY", "v1", "etag-1", 68),
        new ObjectVersion("uploads", "video/KEY", "v1", "etag-1", 68));
  }

  @BeforeEach
  void register() {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void recordsAVerdictOnceAndRecognizesItAgain(Verdict verdict) {
    claim(scan);

    assertThat(reportVerdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Recorded(verdict.status()));
    RegisteredFile recorded = stored();
    assertThat(reportVerdict(scan, verdict))
        .isEqualTo(new VerdictOutcome.Duplicate(verdict.status()));
    assertThat(stored()).isEqualTo(recorded);
    assertThat(recorded.status()).isEqualTo(verdict.status());
  }

  @Test
  void cleanNeedsTheSizeThatWasAnnounced() {
    ObjectVersion larger = new ObjectVersion("uploads", "resume/" + example.id(), "v1", "e", 69);
    scans.claim(example.id(), example.claim(scan, larger), "scanner");

    assertThat(
            scans.verdict(
                example.id(), example.verdictReport(scan, larger, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new VerdictOutcome.Contradictory("object.size"));
    assertThat(stored().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(
            scans.verdict(
                example.id(),
                example.verdictReport(scan, larger, ExampleFile.QUARANTINED),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.QUARANTINED));
  }

  /// A copy that is not what the first scan looked at.
  @Test
  void aRescanFindsNothingCleanButWhatTheFirstScanFound() {
    claim(scan);
    reportVerdict(scan, ExampleFile.CLEAN);
    rescans.request(example.id(), ExampleFile.ALICE);
    UUID again = UUID.randomUUID();
    scans.claimRescan(example.id(), example.claim(again, example.scannedObject()), "scanner");

    assertThat(
            scans.rescanVerdict(
                example.id(),
                example.verdictReport(
                    again,
                    example.scannedObject(),
                    ExampleFile.CLEAN,
                    "cd".repeat(32),
                    example.scannedObject().location()),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Contradictory("sha256"));
    assertThat(stored().status()).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void keepsWhereAndWhatUntilTheNextVerdict() {
    claim(scan);
    reportVerdict(scan, ExampleFile.EXPLAINED);
    assertThat(stored().finding())
        .extracting(ScanFinding::explanation)
        .isEqualTo(ExampleFile.EXPLANATION);

    rescans.request(example.id(), ExampleFile.ALICE);
    UUID again = UUID.randomUUID();
    scans.claimRescan(example.id(), example.claim(again, example.scannedObject()), "scanner");
    scans.rescanVerdict(
        example.id(),
        example.verdictReport(again, example.scannedObject(), ExampleFile.QUARANTINED),
        "scanner");

    assertThat(stored().finding()).extracting(ScanFinding::explanation).isEqualTo(Explanation.NONE);
    assertThat(
            database.queryForObject(
                "SELECT finding_where IS NULL AND finding_what IS NULL FROM file WHERE id = ?",
                Boolean.class,
                example.id().value()))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void keepsTheFirstOfTwoContradictoryVerdicts(Verdict first, Verdict second) {
    claim(scan);
    reportVerdict(scan, first);
    RegisteredFile recorded = stored();

    assertThat(reportVerdict(scan, second)).isEqualTo(new VerdictOutcome.Stale());
    assertThat(stored()).isEqualTo(recorded);
  }

  @Test
  void dropsTheVerdictOfAnEarlierClaim() {
    UUID later = UUID.randomUUID();
    claim(scan);
    claim(later);

    assertThat(reportVerdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Stale());
    assertThat(stored().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(reportVerdict(later, ExampleFile.INFECTED))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.INFECTED));
    assertThat(reportVerdict(scan, ExampleFile.INFECTED)).isEqualTo(new VerdictOutcome.Stale());
  }

  @ParameterizedTest
  @MethodSource("otherObjects")
  void dropsAVerdictAboutAnotherObject(ObjectVersion other) {
    ObjectVersion scanned =
        new ObjectVersion(
            other.bucket(),
            other.key().replace("KEY", example.id().toString()),
            other.versionId(),
            other.eTag(),
            other.size());
    claim(scan);
    RegisteredFile claimed = stored();

    assertThat(
            scans.verdict(
                example.id(), example.verdictReport(scan, scanned, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new VerdictOutcome.Stale());
    assertThat(stored()).isEqualTo(claimed);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void dropsAVerdictOfAnotherScanner(Verdict verdict) {
    claim(scan);

    assertThat(scans.verdict(example.id(), example.verdictReport(scan, verdict), "other"))
        .isEqualTo(new VerdictOutcome.Stale());
    reportVerdict(scan, verdict);
    assertThat(scans.verdict(example.id(), example.verdictReport(scan, verdict), "other"))
        .as("it did not record it")
        .isEqualTo(new VerdictOutcome.Stale());
  }

  @Test
  void needsAClaimFirst() {
    assertThat(reportVerdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.NotClaimed());
    assertThat(stored().status()).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void knowsNoFileThatNobodyRegistered() {
    ExampleFile unknown = ExampleFile.fresh();

    assertThat(
            scans.verdict(unknown.id(), unknown.verdictReport(scan, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new VerdictOutcome.Unknown());
  }

  @Test
  void tellsThatTheFileWasDeleted() {
    claim(scan);
    database.update(
        "UPDATE file SET status = 'deleted', deletion_deleted_at = now() WHERE id = ?",
        example.id().value());

    assertThat(reportVerdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Deleted());
    assertThat(stored().status()).isEqualTo(FileStatus.DELETED);
  }

  @Test
  void recordsNothingWhenItsEventCannotBeStored() {
    claim(scan);
    RegisteredFile claimed = stored();

    // PostgreSQL keeps no NUL in a text.
    assertThatThrownBy(
            () -> scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "\0"))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(stored()).isEqualTo(claimed);
    assertThat(reportVerdict(scan, ExampleFile.CLEAN))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
  }

  private void claim(UUID scanId) {
    assertThat(scans.claim(example.id(), example.claim(scanId), "scanner"))
        .isInstanceOf(ClaimOutcome.Held.class);
  }

  private VerdictOutcome reportVerdict(UUID scanId, Verdict verdict) {
    return scans.verdict(example.id(), example.verdictReport(scanId, verdict), "scanner");
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }
}
