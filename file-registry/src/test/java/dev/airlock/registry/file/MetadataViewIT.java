package dev.airlock.registry.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.lifecycle.FileMetadata.ScanSummary;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class MetadataViewIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final Deletions deletions;
  private final JdbcClient database;
  private final JsonMapper json;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  MetadataViewIT(
      FileRegistry files,
      Scans scans,
      Rescans rescans,
      Deletions deletions,
      JdbcClient database,
      JsonMapper json) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
    this.deletions = deletions;
    this.database = database;
    this.json = json;
  }

  @BeforeEach
  void register() {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
  }

  @Test
  void showsAPendingFileAsRegistered() {
    RegisteredFile file = stored();

    assertThat(shown())
        .isEqualTo(
            new FileMetadata(
                example.id(),
                "Lebenslauf für Zoë.pdf",
                "resume",
                68,
                null,
                "application/pdf",
                null,
                FileStatus.PENDING,
                null,
                null,
                null,
                null,
                null,
                file.createdAt(),
                null,
                null,
                null,
                null,
                null,
                1,
                example.registration().metadata()));
  }

  @Test
  void showsSinceWhenAFileIsScanned() {
    claim();
    ScanClaim claim = Objects.requireNonNull(stored().claim());

    assertThat(shown().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(shown().uploadedAt()).isEqualTo(claim.claimedAt());
    assertThat(shown().settledAt()).isNull();
    assertThat(shown().scan())
        .isEqualTo(new ScanSummary(null, null, null, claim.claimedAt(), null));
  }

  @Test
  void showsTheEvidenceOfACleanFile() {
    reportVerdict(ExampleFile.CLEAN);

    FileMetadata clean = shown();
    assertThat(clean.status()).isEqualTo(FileStatus.CLEAN);
    assertThat(clean.sha256()).isEqualTo(ExampleFile.SHA_256);
    assertThat(clean.detectedContentType()).isEqualTo("text/plain");
    assertThat(clean.reason()).isNull();
    assertThat(clean.threats()).isNull();
    showsEngineAndTimes(clean);
    assertThat(clean.settledAt()).isNotNull();
  }

  @Test
  void showsTheThreatsOfAnInfectedFile() {
    reportVerdict(ExampleFile.INFECTED);

    FileMetadata infected = shown();
    assertThat(infected.status()).isEqualTo(FileStatus.INFECTED);
    assertThat(infected.threats()).isEqualTo(List.of("Eicar", "Other, \"one\""));
    assertThat(infected.reason()).isNull();
    showsEngineAndTimes(infected);
  }

  @Test
  void showsWhyAFileIsQuarantined() {
    reportVerdict(ExampleFile.QUARANTINED);

    FileMetadata quarantined = shown();
    assertThat(quarantined.status()).isEqualTo(FileStatus.QUARANTINED);
    assertThat(quarantined.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    assertThat(quarantined.threats()).isNull();
    assertThat(quarantined.where()).isNull();
    assertThat(quarantined.what()).isNull();
  }

  @Test
  void showsWhereInTheFileItWasFoundAndWhat() {
    reportVerdict(ExampleFile.EXPLAINED);

    FileMetadata quarantined = shown();
    assertThat(quarantined.reason()).isEqualTo(QuarantineReason.UNSCANNABLE);
    assertThat(quarantined.where()).isEqualTo(ExampleFile.EXPLANATION.where());
    assertThat(quarantined.what()).isEqualTo(ExampleFile.EXPLANATION.what());
    assertThat(json.valueToTree(quarantined).get("where").stringValue())
        .isEqualTo(ExampleFile.EXPLANATION.where());
    assertThat(lastEvent())
        .as("the event tells it too")
        .contains("\"what\": \"" + ExampleFile.EXPLANATION.what() + "\"");
  }

  /// As a service of the former version does, which does not know the columns.
  @Test
  void explainsNothingOfACleanFile() {
    reportVerdict(ExampleFile.CLEAN);
    database
        .sql("UPDATE file SET finding_where = 'a.zip', finding_what = 'a cabinet' WHERE id = ?")
        .param(example.id().value())
        .update();

    assertThat(shown().where()).isNull();
    assertThat(shown().what()).isNull();
  }

  @Test
  void showsAVerdictWithoutAnyEvidence() {
    claim();
    Verdict failed = new Verdict.Quarantined(QuarantineReason.SCAN_FAILED);
    scans.verdict(
        example.id(),
        new ScanReport.VerdictReport(
            scan, example.object(), failed, new Evidence(null, null, null, null, null, null)),
        "scanner");

    FileMetadata quarantined = shown();
    assertThat(quarantined.status()).isEqualTo(FileStatus.QUARANTINED);
    assertThat(quarantined.reason()).isEqualTo(QuarantineReason.SCAN_FAILED);
    assertThat(quarantined.sha256()).isNull();
    assertThat(quarantined.settledAt()).isNotNull();
  }

  @Test
  void showsNothingOfTheLastVerdictWhileAFileIsScannedAgain() {
    reportVerdict(ExampleFile.EXPLAINED);
    rescans.request(example.id(), ExampleFile.ALICE);
    assertThat(shown().reason()).isEqualTo(QuarantineReason.UNSCANNABLE);
    scans.claimRescan(
        example.id(), example.claim(UUID.randomUUID(), example.scannedObject()), "scanner");
    ScanClaim claim = Objects.requireNonNull(stored().claim());

    FileMetadata scanning = shown();
    assertThat(scanning.status()).isEqualTo(FileStatus.SCANNING);
    assertThat(scanning.reason()).isNull();
    assertThat(scanning.where()).isNull();
    assertThat(scanning.what()).isNull();
    assertThat(scanning.settledAt()).isNull();
    assertThat(scanning.detectedContentType()).isNull();
    assertThat(scanning.scan())
        .isEqualTo(new ScanSummary(null, null, null, claim.claimedAt(), null));
  }

  @Test
  void tellsNothingOfBucketsScannersAndClaims() {
    reportVerdict(ExampleFile.CLEAN);

    assertThat(json.writeValueAsString(shown()))
        .doesNotContain("uploads", "isolated", "copy-1", "etag-1", "\"scanner\"", scan.toString());
  }

  // The scanner's clock is years behind.
  private void showsEngineAndTimes(FileMetadata judged) {
    ScanClaim claim = Objects.requireNonNull(stored().claim());
    assertThat(judged.scan())
        .isEqualTo(
            new ScanSummary("ClamAV", "1.4.6", "27812", claim.claimedAt(), claim.claimedAt()));
  }

  /// Services on several hosts record claims and verdicts, and scanners are on others.
  @Test
  void showsNoVerdictBeforeItsClaimWhateverClocksSay() {
    claim();
    Instant ahead = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    database
        .sql("UPDATE file SET claim_claimed_at = ? WHERE id = ?")
        .params(Timestamp.from(ahead), example.id().value())
        .update();
    scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");

    FileMetadata clean = shown();
    assertThat(clean.settledAt()).isEqualTo(ahead);
    ScanSummary scanned = Objects.requireNonNull(clean.scan());
    assertThat(scanned.startedAt()).isEqualTo(ahead);
    assertThat(scanned.finishedAt()).isEqualTo(ahead);
    assertThat(lastEventTime()).isEqualTo(ahead);

    rescans.request(example.id(), ExampleFile.ALICE);
    scans.claimRescan(
        example.id(), example.claim(UUID.randomUUID(), example.scannedObject()), "scanner");
    assertThat(Objects.requireNonNull(stored().claim()).claimedAt()).isEqualTo(ahead);
  }

  @Test
  void showsWhenS3StoredTheBytes() {
    Instant created = stored().createdAt();
    uploaded(created.plusMillis(1), created);
    assertThat(shown().uploadedAt()).isBetween(created, created.plusMillis(1));
    uploaded(Instant.EPOCH, created);
    assertThat(shown().uploadedAt()).as("never before it was registered").isEqualTo(created);
    uploaded(created.plusSeconds(600), created);
    assertThat(shown().uploadedAt())
        .as("nor after it was claimed")
        .isBeforeOrEqualTo(Objects.requireNonNull(stored().claim()).claimedAt());
  }

  private void uploaded(Instant at, Instant created) {
    database
        .sql("UPDATE file SET uploaded_at = NULL WHERE id = ?")
        .param(example.id().value())
        .update();
    scans.claim(example.id(), new ScanReport.Claim(scan, example.object(), created, at), "scanner");
  }

  @Test
  void showsUntilWhenAFileCanBeRestoredAndWhoReleasedIt() {
    reportVerdict(new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    rescans.release(example.id(), "It is ours.", new Actor("user:olga", null));
    assertThat(shown().releasedBy()).as("not yet").isNull();
    UUID again = UUID.randomUUID();
    scans.claimRescan(example.id(), example.claim(again, example.scannedObject()), "scanner");
    scans.rescanVerdict(
        example.id(),
        example.verdictReport(again, example.scannedObject(), ExampleFile.CLEAN),
        "scanner");
    assertThat(shown())
        .extracting(FileMetadata::releasedBy, FileMetadata::releaseReason)
        .containsExactly("olga", "It is ours.");
    assertThat(shown().restorableUntil()).isNull();

    deletions.delete(example.id(), true, ExampleFile.ALICE);
    assertThat(shown().restorableUntil()).isAfter(Instant.now());
    assertThat(shown().releasedBy()).isNull();
    assertThat(shown().sequence()).isEqualTo(stored().sequence());
  }

  /// Only what was waived is somebody's answer.
  @Test
  void showsNobodyWhoReleasedAFileThatIsCleanByItself() {
    reportVerdict(new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    rescans.release(example.id(), "It is ours.", new Actor("user:olga", null));
    rescans.request(example.id(), ExampleFile.ALICE);
    UUID again = UUID.randomUUID();
    scans.claimRescan(example.id(), example.claim(again, example.scannedObject()), "scanner");
    scans.rescanVerdict(
        example.id(),
        example.verdictReport(again, example.scannedObject(), ExampleFile.CLEAN),
        "scanner");
    assertThat(shown().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(shown().releasedBy()).isNull();
  }

  private Instant lastEventTime() {
    return database
        .sql("SELECT occurred_at FROM file_event WHERE file_id = ? ORDER BY position DESC LIMIT 1")
        .param(example.id().value())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private void reportVerdict(Verdict verdict) {
    claim();
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
  }

  private void claim() {
    scans.claim(example.id(), example.claim(scan), "scanner");
  }

  private String lastEvent() {
    return database
        .sql("SELECT data::text FROM file_event WHERE file_id = ? ORDER BY position DESC LIMIT 1")
        .param(example.id().value())
        .query(String.class)
        .single();
  }

  private RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }

  private FileMetadata shown() {
    return new MetadataView(json).of(stored());
  }
}
