package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.Race;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.registration.FileRegistry;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class ScanRacesIT {
  private final FileRegistry files;
  private final Reports scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  ScanRacesIT(FileRegistry files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.database = database;
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoWorkersGivesTheVerdict() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);

    List<VerdictOutcome> outcomes =
        Race.of(
            () -> scan("worker-1", example.object(), ExampleFile.CLEAN),
            () -> scan("worker-2", overwrite(), ExampleFile.INFECTED));

    RegisteredFile settled = files.find(example.id()).orElseThrow();
    VerdictOutcome won = new VerdictOutcome.Recorded(settled.status());
    assertThat(outcomes).containsExactlyInAnyOrder(won, new VerdictOutcome.Stale());
    boolean first = outcomes.getFirst().equals(won);
    Verdict verdict = first ? ExampleFile.CLEAN : ExampleFile.INFECTED;
    assertThat(settled.status()).isEqualTo(verdict.status());
    assertThat(settled.claim())
        .satisfies(
            claim -> assertThat(claim.scanner()).isEqualTo(first ? "worker-1" : "worker-2"),
            claim -> assertThat(claim.object()).isEqualTo(first ? example.object() : overwrite()));
    assertThat(settled.location()).isEqualTo(location(verdict));
    assertThat(events()).isEqualTo(inOrder());
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoClaimsHoldsTheFile() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();

    Race.of(() -> claim(one), () -> claim(other));
    List<VerdictOutcome> outcomes =
        Race.of(
            () -> reportVerdict(one, ExampleFile.CLEAN),
            () -> reportVerdict(other, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new VerdictOutcome.Recorded(FileStatus.CLEAN), new VerdictOutcome.Stale());
    assertThat(events()).isEqualTo(inOrder()).hasSize(4);
  }

  @RepeatedTest(50)
  void oneOfTwoDeliveriesOfAVerdictIsADuplicate() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();
    claim(scan);

    List<VerdictOutcome> outcomes =
        Race.of(
            () -> reportVerdict(scan, ExampleFile.CLEAN),
            () -> reportVerdict(scan, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new VerdictOutcome.Recorded(FileStatus.CLEAN),
            new VerdictOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(events()).isEqualTo(inOrder()).hasSize(3);
  }

  @RepeatedTest(50)
  void oneMessageSentFourTimesAtOnceIsAppliedOnce() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();

    assertThat(new HashSet<>(sentFourTimes("one", example.claim(scan)))).hasSize(1);
    assertThat(new HashSet<>(sentFourTimes("two", example.verdictReport(scan, ExampleFile.CLEAN))))
        .hasSize(1);

    assertThat(events()).isEqualTo(inOrder()).hasSize(3);
  }

  /// The response to each of them; every attempt to answer gives a response of its own.
  private List<StoredResponse> sentFourTimes(String messageId, ScanReport report) throws Exception {
    ScannerRequest request =
        new ScannerRequest("scanner", example.id() + messageId, report.toString());
    return Race.of(
        Collections.nCopies(
            4,
            () ->
                scans
                    .scans()
                    .report(
                        example.id(),
                        report,
                        request,
                        _ -> new StoredResponse(200, UUID.randomUUID().toString()))));
  }

  private VerdictOutcome scan(String worker, ObjectVersion object, Verdict verdict) {
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan, object), worker);
    return scans.verdict(
        example.id(),
        example.verdictReport(scan, object, verdict, ExampleFile.SHA_256, location(verdict)),
        worker);
  }

  private ObjectVersion overwrite() {
    return new ObjectVersion("uploads", example.object().key(), "v2", "etag-2", 70);
  }

  private ObjectLocation location(Verdict verdict) {
    return new ObjectLocation(verdict.status().wireName(), example.object().key(), "copy-1");
  }

  private ClaimOutcome claim(UUID scan) {
    return scans.claim(example.id(), example.claim(scan), "scanner");
  }

  private VerdictOutcome reportVerdict(UUID scan, Verdict verdict) {
    return scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
  }

  /// The sequence numbers of the file's changes, by position.
  private List<@Nullable Long> events() {
    return database.queryForList(
        """
        SELECT sequence FROM file_event WHERE file_id = ? AND sequence IS NOT NULL
        ORDER BY position
        """,
        Long.class,
        example.id().value());
  }

  /// Every number up to the file's own, without a gap.
  private List<@Nullable Long> inOrder() {
    return database.queryForList(
        "SELECT generate_series(1, sequence) FROM file WHERE id = ?",
        Long.class,
        example.id().value());
  }
}
