package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.Race;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.Reports;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.registration.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnASpace.class)
class ScanRacesIT {
  private final Files files;
  private final Reports scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  ScanRacesIT(Files files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.database = database;
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoWorkersSettlesTheFile() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);

    List<SettleOutcome> outcomes =
        Race.of(
            () -> scan("worker-1", Upload.FIRST, Finding.CLEAN),
            () -> scan("worker-2", Upload.OVERWRITE, Finding.INFECTED));

    RegisteredFile settled = files.find(example.id()).orElseThrow();
    SettleOutcome won = new SettleOutcome.Recorded(settled.status());
    assertThat(outcomes).containsExactlyInAnyOrder(won, new SettleOutcome.Stale());
    boolean first = outcomes.getFirst().equals(won);
    Finding finding = first ? Finding.CLEAN : Finding.INFECTED;
    assertThat(settled.status()).isEqualTo(finding.status());
    assertThat(settled.claim())
        .satisfies(
            claim -> assertThat(claim.scanner()).isEqualTo(first ? "worker-1" : "worker-2"),
            claim ->
                assertThat(claim.object())
                    .isEqualTo((first ? Upload.FIRST : Upload.OVERWRITE).of(example.id())));
    assertThat(settled.location()).isEqualTo(finding.evidence(example.id()).location());
    assertThat(events()).isEqualTo(inOrder());
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoClaimsHoldsTheFile() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();

    Race.of(() -> claim(one), () -> claim(other));
    List<SettleOutcome> outcomes =
        Race.of(() -> settle(one, ExampleFile.CLEAN), () -> settle(other, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new SettleOutcome.Recorded(FileStatus.CLEAN), new SettleOutcome.Stale());
    assertThat(events()).isEqualTo(inOrder()).hasSize(4);
  }

  @RepeatedTest(50)
  void oneOfTwoDeliveriesOfAVerdictIsADuplicate() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();
    claim(scan);

    List<SettleOutcome> outcomes =
        Race.of(() -> settle(scan, ExampleFile.CLEAN), () -> settle(scan, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new SettleOutcome.Recorded(FileStatus.CLEAN),
            new SettleOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(events()).isEqualTo(inOrder()).hasSize(3);
  }

  @RepeatedTest(50)
  void oneMessageSentFourTimesAtOnceIsAppliedOnce() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();

    assertThat(new HashSet<>(sentFourTimes("one", example.claim(scan)))).hasSize(1);
    assertThat(new HashSet<>(sentFourTimes("two", example.settlement(scan, ExampleFile.CLEAN))))
        .hasSize(1);

    assertThat(events()).isEqualTo(inOrder()).hasSize(3);
  }

  /// What each of them was answered; every attempt to answer has an answer of its own.
  private List<StoredResponse> sentFourTimes(String messageId, ScanReport report) throws Exception {
    ScannerRequest message =
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
                        message,
                        _ -> new StoredResponse(200, UUID.randomUUID().toString()))));
  }

  private SettleOutcome scan(String worker, Upload upload, Finding finding) {
    UUID scan = UUID.randomUUID();
    ObjectVersion object = upload.of(example.id());
    scans.claim(example.id(), example.claim(scan, object), worker);
    Evidence evidence = finding.evidence(example.id());
    return scans.settle(
        example.id(),
        new ScanReport.VerdictReport(scan, object, finding.verdict(), evidence),
        worker);
  }

  private ClaimOutcome claim(UUID scan) {
    return scans.claim(example.id(), example.claim(scan), "scanner");
  }

  private SettleOutcome settle(UUID scan, Verdict verdict) {
    return scans.settle(example.id(), example.settlement(scan, verdict), "scanner");
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
