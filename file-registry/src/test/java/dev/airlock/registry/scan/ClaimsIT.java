package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.Race;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class ClaimsIT {
  private final FileRegistry files;
  private final Reports scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  ClaimsIT(FileRegistry files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.database = database;
  }

  static Stream<Verdict> verdicts() {
    return Stream.of(ExampleFile.CLEAN, ExampleFile.INFECTED, ExampleFile.QUARANTINED);
  }

  @BeforeEach
  void register() {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
  }

  @Test
  void holdsTheFileForOneObjectVersion() {
    RegisteredFile held = held(claim(scan, example.object()));

    assertThat(held.status()).isEqualTo(FileStatus.SCANNING);
    assertThat(held.uploadedAt()).isNotNull();
    assertThat(held.claim())
        .satisfies(claim -> assertThat(claim.scanId()).isEqualTo(scan))
        .satisfies(claim -> assertThat(claim.object()).isEqualTo(example.object()))
        .satisfies(claim -> assertThat(claim.scanner()).isEqualTo("scanner"));
    assertThat(stored()).isEqualTo(held);
  }

  @Test
  void statesTheRulesUnderWhichTheFileWasAccepted() {
    assertThat(held(claim(scan, example.object())).policy())
        .isEqualTo(
            new ScanPolicy(
                "resume",
                "application/pdf",
                68,
                1024,
                null,
                "private, max-age=60",
                InfectedObjects.ISOLATE,
                null));
  }

  @Test
  void holdsAnObjectWithoutVersion() {
    ObjectVersion unversioned = new ObjectVersion("uploads", example.object().key(), null, "e", 68);

    assertThat(held(claim(scan, unversioned)).claim())
        .satisfies(claim -> assertThat(claim.object()).isEqualTo(unversioned));
    assertThat(
            scans.verdict(
                example.id(),
                example.verdictReport(scan, unversioned, ExampleFile.CLEAN),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
  }

  @Test
  void takesTheFileFromAnEarlierClaim() {
    RegisteredFile first = held(claim(scan, example.object()));
    UUID later = UUID.randomUUID();

    RegisteredFile second = held(claim(later, example.object()));

    assertThat(second.claim()).satisfies(claim -> assertThat(claim.scanId()).isEqualTo(later));
    assertThat(second.uploadedAt()).isEqualTo(first.uploadedAt());
    assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
  }

  @Test
  void aFormThatIsPostedAgainAndAgainIsScannedThreeTimes() {
    for (int version = 1; version <= 3; version++) {
      held(claim(UUID.randomUUID(), version("v" + version)));
    }
    RegisteredFile third = stored();
    for (int version = 4; version <= 20; version++) {
      assertThat(claim(UUID.randomUUID(), version("v" + version)))
          .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));
    }
    assertThat(discarded()).as("each leaves a trace").isEqualTo(17);
    assertThat(stored()).as("the last one that was claimed").isEqualTo(third);

    UUID again = UUID.randomUUID();
    held(claim(again, version("v3"))); // its worker died
    assertThat(
            scans.verdict(
                example.id(),
                example.verdictReport(again, version("v3"), ExampleFile.CLEAN),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
  }

  @Test
  void anUploadThatAnotherReplacedTakesNothingBack() {
    held(claim(scan, version("v1")));
    held(claim(UUID.randomUUID(), version("v2")));
    RegisteredFile second = stored();

    assertThat(claim(UUID.randomUUID(), version("v1")))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));

    assertThat(stored()).isEqualTo(second);
    assertThat(
            scans.verdict(
                example.id(),
                example.verdictReport(scan, version("v1"), ExampleFile.CLEAN),
                "scanner"))
        .isEqualTo(new VerdictOutcome.Stale());
  }

  @Test
  void aScanThatStartsAgainCountsOnce() {
    for (int start = 0; start < 10; start++) {
      held(claim(UUID.randomUUID(), version("v1")));
    }
    held(claim(UUID.randomUUID(), version("v2")));
    assertThat(held(claim(UUID.randomUUID(), version("v3"))).claim())
        .satisfies(claim -> assertThat(claim.superseded()).containsExactly("v1", "v2"));
  }

  @Test
  void theSameBytesMayComeBackWhereNothingHasAVersion() {
    held(claim(UUID.randomUUID(), unversioned("a")));
    held(claim(UUID.randomUUID(), unversioned("b")));
    held(claim(UUID.randomUUID(), unversioned("a")));
    assertThat(claim(UUID.randomUUID(), unversioned("b")))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));
  }

  @RepeatedTest(20)
  void ofFormsThatArePostedAtOnceThreeAreScanned() throws Exception {
    List<Callable<ClaimOutcome>> claims =
        IntStream.range(0, 8)
            .<Callable<ClaimOutcome>>mapToObj(
                version -> () -> claim(UUID.randomUUID(), version("v" + version)))
            .toList();

    assertThat(Race.of(claims)).filteredOn(ClaimOutcome.Held.class::isInstance).hasSize(3);
    assertThat(discarded()).isEqualTo(5);
  }

  private ObjectVersion version(String id) {
    return new ObjectVersion("uploads", example.object().key(), id, "etag", 68);
  }

  private ObjectVersion unversioned(String eTag) {
    return new ObjectVersion("uploads", example.object().key(), null, eTag, 68);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void hasNothingToScanAfterAVerdict(Verdict verdict) {
    claim(scan, example.object());
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
    RegisteredFile settled = stored();

    assertThat(claim(UUID.randomUUID(), example.object()))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), true));
    assertThat(discarded()).as("its own object, delivered twice").isZero();
    assertThat(claim(UUID.randomUUID(), overwritten()))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), false));
    assertThat(discarded()).as("an overwrite leaves a trace").isEqualTo(1);
    assertThat(stored()).isEqualTo(settled);
  }

  private long discarded() {
    Long count =
        database.queryForObject(
            "SELECT count(*) FROM file_event WHERE file_id = ? AND action = 'UPLOAD_DISCARDED'",
            Long.class,
            example.id().value());
    return count == null ? 0 : count;
  }

  @Test
  void refusesAnotherFilesObject() {
    ExampleFile other = ExampleFile.fresh();
    files.register(other.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    RegisteredFile before = stored();

    assertThat(claim(scan, other.object())).isEqualTo(new ClaimOutcome.ForeignObject());
    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", " ", "/../x", ".exe"})
  void refusesAKeyThatOnlyBeginsLikeItsOwn(String rest) {
    String key = rest.isEmpty() ? "video/" + example.id() : example.object().key() + rest;
    ObjectVersion foreign = new ObjectVersion("uploads", key, "v1", "etag-1", 68);

    assertThat(claim(scan, foreign)).isEqualTo(new ClaimOutcome.ForeignObject());
    assertThat(stored().status()).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void knowsNoFileThatNobodyRegistered() {
    ExampleFile unknown = ExampleFile.fresh();

    assertThat(scans.claim(unknown.id(), unknown.claim(scan), "scanner"))
        .isEqualTo(new ClaimOutcome.Unknown());
  }

  @Test
  void hasNothingToScanOfAnExpiredFile() {
    database.update("UPDATE file SET status = 'expired' WHERE id = ?", example.id().value());

    assertThat(claim(scan, example.object()))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.EXPIRED, false));
  }

  @Test
  void tellsThatTheFileWasDeleted() {
    database.update(
        "UPDATE file SET status = 'deleted', deletion_deleted_at = now() WHERE id = ?",
        example.id().value());

    assertThat(claim(scan, example.object())).isEqualTo(new ClaimOutcome.Deleted());
    assertThat(stored().status()).isEqualTo(FileStatus.DELETED);
  }

  private ClaimOutcome claim(UUID scanId, ObjectVersion object) {
    return scans.claim(example.id(), example.claim(scanId, object), "scanner");
  }

  private ObjectVersion overwritten() {
    return new ObjectVersion("uploads", example.object().key(), "v2", "etag-2", 68);
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }

  private static RegisteredFile held(ClaimOutcome outcome) {
    assertThat(outcome).isInstanceOf(ClaimOutcome.Held.class);
    return ((ClaimOutcome.Held) outcome).file();
  }
}
