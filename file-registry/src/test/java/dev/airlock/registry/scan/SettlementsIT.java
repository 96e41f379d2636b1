package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.Reports;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.Files;
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

@SpringBootTest(classes = RegistryOnASpace.class)
class SettlementsIT {
  private final Files files;
  private final Reports scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  SettlementsIT(Files files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.database = database;
  }

  static List<Verdict> verdicts() {
    return List.of(
        ExampleFile.CLEAN,
        ExampleFile.INFECTED,
        ExampleFile.QUARANTINED,
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
  void recordsAVerdictOnceAndKnowsItAgain(Verdict verdict) {
    claim(scan);

    assertThat(settle(scan, verdict)).isEqualTo(new SettleOutcome.Recorded(verdict.status()));
    RegisteredFile settled = stored();
    assertThat(settle(scan, verdict)).isEqualTo(new SettleOutcome.Duplicate(verdict.status()));
    assertThat(stored()).isEqualTo(settled);
    assertThat(settled.status()).isEqualTo(verdict.status());
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void keepsTheFirstOfTwoContradictoryVerdicts(Verdict first, Verdict second) {
    claim(scan);
    settle(scan, first);
    RegisteredFile settled = stored();

    assertThat(settle(scan, second)).isEqualTo(new SettleOutcome.Stale());
    assertThat(stored()).isEqualTo(settled);
  }

  @Test
  void dropsTheVerdictOfAnEarlierClaim() {
    UUID later = UUID.randomUUID();
    claim(scan);
    claim(later);

    assertThat(settle(scan, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.Stale());
    assertThat(stored().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(settle(later, ExampleFile.INFECTED))
        .isEqualTo(new SettleOutcome.Recorded(FileStatus.INFECTED));
    assertThat(settle(scan, ExampleFile.INFECTED)).isEqualTo(new SettleOutcome.Stale());
  }

  @ParameterizedTest
  @MethodSource("otherObjects")
  void dropsAVerdictAboutAnotherObject(ObjectVersion other) {
    ObjectVersion judged =
        new ObjectVersion(
            other.bucket(),
            other.key().replace("KEY", example.id().toString()),
            other.versionId(),
            other.eTag(),
            other.size());
    claim(scan);
    RegisteredFile claimed = stored();

    assertThat(
            scans.settle(
                example.id(), example.settlement(scan, judged, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new SettleOutcome.Stale());
    assertThat(stored()).isEqualTo(claimed);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void dropsAVerdictOfAnotherScanner(Verdict verdict) {
    claim(scan);

    assertThat(scans.settle(example.id(), example.settlement(scan, verdict), "other"))
        .isEqualTo(new SettleOutcome.Stale());
    settle(scan, verdict);
    assertThat(scans.settle(example.id(), example.settlement(scan, verdict), "other"))
        .as("it did not record it")
        .isEqualTo(new SettleOutcome.Stale());
  }

  @Test
  void needsAClaimFirst() {
    assertThat(settle(scan, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.NotClaimed());
    assertThat(stored().status()).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void knowsNoFileThatNobodyAnnounced() {
    ExampleFile unknown = ExampleFile.fresh();

    assertThat(scans.settle(unknown.id(), unknown.settlement(scan, ExampleFile.CLEAN), "scanner"))
        .isEqualTo(new SettleOutcome.Unknown());
  }

  @Test
  void tellsThatTheFileWasDeleted() {
    claim(scan);
    database.update(
        "UPDATE file SET status = 'deleted', deletion_deleted_at = now() WHERE id = ?",
        example.id().value());

    assertThat(settle(scan, ExampleFile.CLEAN)).isEqualTo(new SettleOutcome.Deleted());
    assertThat(stored().status()).isEqualTo(FileStatus.DELETED);
  }

  @Test
  void settlesNothingWhenItsEventCannotBeStored() {
    claim(scan);
    RegisteredFile claimed = stored();

    // PostgreSQL keeps no NUL in a text.
    assertThatThrownBy(
            () -> scans.settle(example.id(), example.settlement(scan, ExampleFile.CLEAN), "\0"))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(stored()).isEqualTo(claimed);
    assertThat(settle(scan, ExampleFile.CLEAN))
        .isEqualTo(new SettleOutcome.Recorded(FileStatus.CLEAN));
  }

  private void claim(UUID scanId) {
    assertThat(scans.claim(example.id(), example.claim(scanId), "scanner"))
        .isInstanceOf(ClaimOutcome.Held.class);
  }

  private SettleOutcome settle(UUID scanId, Verdict verdict) {
    return scans.settle(example.id(), example.settlement(scanId, verdict), "scanner");
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }
}
