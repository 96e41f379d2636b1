package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Which claims a request for a rescan admits.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RescanClaimsIT {
  private final AuditLog auditLog;
  private final RescannedFile file;
  private final UUID scan = UUID.randomUUID();

  @Autowired
  RescanClaimsIT(FileRegistry files, Scans scans, Rescans rescans, AuditLog auditLog) {
    this.auditLog = auditLog;
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  static Stream<ObjectVersion> otherObjects() {
    return Stream.of(
        new ObjectVersion("isolated", "resume/KEY", "copy-2", "etag-1", 68),
        new ObjectVersion("isolated", "resume/KEY", null, "etag-1", 68),
        new ObjectVersion("elsewhere", "resume/KEY", "copy-1", "etag-1", 68));
  }

  static List<Verdict> verdicts() {
    return List.of(ExampleFile.CLEAN, ExampleFile.INFECTED, ExampleFile.QUARANTINED);
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  @Test
  void holdsForWhoNamesTheFilesObject() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();

    RegisteredFile held = file.held(scan);

    assertThat(held.status()).isEqualTo(FileStatus.SCANNING);
    assertThat(held.claim())
        .satisfies(claim -> assertThat(claim.object()).isEqualTo(file.example().scannedObject()));
    assertThat(held.location()).isEqualTo(file.example().scannedObject().location());
    assertThat(file.stored()).isEqualTo(held);
  }

  @ParameterizedTest
  @MethodSource("otherObjects")
  void rejectsWhoNamesAnotherObject(ObjectVersion other) {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    RegisteredFile before = file.stored();

    assertThat(file.claimed(scan, of(other)))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.CLEAN, false));
    assertThat(file.stored()).isEqualTo(before);
  }

  private ObjectVersion of(ObjectVersion other) {
    return new ObjectVersion(
        other.bucket(),
        other.key().replace("KEY", file.example().id().toString()),
        other.versionId(),
        other.eTag(),
        other.size());
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void rejectsEveryoneWithoutARequest(Verdict verdict) {
    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.PENDING, false));
    file.withVerdict(verdict);
    RegisteredFile before = file.stored();
    List<HistoryEntry> history = history();

    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(verdict.status(), false));
    assertThat(file.stored()).isEqualTo(before);
    assertThat(history()).as("nothing was uploaded").isEqualTo(history);
  }

  @Test
  void rejectsEveryoneWhileAnUploadIsScanned() {
    UUID first = UUID.randomUUID();
    file.reports().claim(file.example().id(), file.example().claim(first), "scanner");

    assertThat(file.claimed(scan))
        .isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));
    assertThat(
            file.reports()
                .verdict(
                    file.example().id(),
                    file.example().verdictReport(first, ExampleFile.CLEAN),
                    "scanner"))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
  }

  @Test
  void acceptsNoUploadWhileARescanIsRequestedOrRunning() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    assertThat(upload()).isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.CLEAN, false));
    file.claimed(scan);
    RegisteredFile scanning = file.stored();

    assertThat(upload()).isEqualTo(new ClaimOutcome.NothingToScan(FileStatus.SCANNING, false));

    assertThat(file.stored()).isEqualTo(scanning);
    assertThat(history())
        .extracting(HistoryEntry::action)
        .filteredOn(Action.UPLOAD_DISCARDED::equals)
        .hasSize(2);
    assertThat(file.verdict(scan, ExampleFile.CLEAN))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.CLEAN));
  }

  private ClaimOutcome upload() {
    ObjectVersion overwrite =
        new ObjectVersion("uploads", file.example().object().key(), "v2", "etag-2", 68);
    return file.reports()
        .claim(file.example().id(), file.example().claim(UUID.randomUUID(), overwrite), "scanner");
  }

  @Test
  void takesTheFileFromAnEarlierClaim() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    UUID later = UUID.randomUUID();

    file.held(later);

    assertThat(file.verdict(scan, ExampleFile.CLEAN)).isEqualTo(new VerdictOutcome.Stale());
    assertThat(file.verdict(later, ExampleFile.INFECTED))
        .isEqualTo(new VerdictOutcome.Recorded(FileStatus.INFECTED));
  }

  private List<HistoryEntry> history() {
    return auditLog.history(file.example().id());
  }
}
