package dev.airlock.registry.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.lifecycle.FileMetadata.ScanSummary;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
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
  private static final ScanSummary SCAN =
      new ScanSummary("ClamAV", "1.4.6", "27812", ExampleFile.STARTED, ExampleFile.FINISHED);

  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final JdbcClient database;
  private final JsonMapper json;
  private final ExampleFile example = ExampleFile.fresh();
  private final UUID scan = UUID.randomUUID();

  @Autowired
  MetadataViewIT(
      FileRegistry files, Scans scans, Rescans rescans, JdbcClient database, JsonMapper json) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
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
    assertThat(clean.scan()).isEqualTo(SCAN);
    assertThat(clean.settledAt()).isNotNull();
  }

  @Test
  void showsTheThreatsOfAnInfectedFile() {
    reportVerdict(ExampleFile.INFECTED);

    FileMetadata infected = shown();
    assertThat(infected.status()).isEqualTo(FileStatus.INFECTED);
    assertThat(infected.threats()).isEqualTo(List.of("Eicar", "Other, \"one\""));
    assertThat(infected.reason()).isNull();
    assertThat(infected.scan()).isEqualTo(SCAN);
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
