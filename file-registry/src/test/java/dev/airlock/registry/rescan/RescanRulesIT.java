package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// The rules of a rescan.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RescanRulesIT {
  private static final String OTHER_SHA_256 = "cd".repeat(32);
  private static final Verdict CHANGED =
      new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH);

  private final RescannedFile file;
  private final UUID scan = UUID.randomUUID();

  @Autowired
  RescanRulesIT(FileRegistry files, Scans scans, Rescans rescans) {
    this.file = new RescannedFile(ExampleFile.fresh(), files, rescans, new Reports(scans));
  }

  @BeforeEach
  void register() {
    file.example().registeredIn(file.files());
  }

  @Test
  void comparesTheObjectWithTheHashOfTheFirstScan() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    ScanPolicy policy = file.held(scan).policy();

    assertThat(policy.sha256()).isEqualTo(ExampleFile.SHA_256);
    assertThat(policy.waivedReasons()).isNull();
  }

  /// Otherwise changed bytes would only have to be scanned twice.
  @Test
  void comparesTheObjectWithTheFirstScanEverAfter() {
    file.withVerdict(ExampleFile.CLEAN);
    file.requested();
    file.claimed(scan);
    file.verdict(scan, CHANGED, OTHER_SHA_256, file.example().scannedObject().location());
    file.requested();

    assertThat(file.held(UUID.randomUUID()).policy().sha256()).isEqualTo(ExampleFile.SHA_256);
  }

  @Test
  void comparesAnObjectThatWasNeverReadWithNothing() {
    UUID first = UUID.randomUUID();
    file.reports().claim(file.example().id(), file.example().claim(first), "scanner");
    file.reports()
        .verdict(
            file.example().id(),
            new ScanReport.VerdictReport(
                first,
                file.example().object(),
                new Verdict.Quarantined(QuarantineReason.SCAN_FAILED),
                new Evidence(
                    null, null, null, file.example().scannedObject().location(), null, null)),
            "scanner");
    file.requested();
    assertThat(file.held(scan).policy().sha256()).isNull();
  }

  @Test
  void waivesTheReasonOfTheQuarantineForThisScanAlone() {
    file.withVerdict(RescannedFile.ENCRYPTED);
    file.released();
    assertThat(file.held(scan).policy().waivedReasons())
        .containsExactly(QuarantineReason.ENCRYPTED);
    assertThat(file.held(UUID.randomUUID()).policy().waivedReasons())
        .as("another attempt")
        .containsExactly(QuarantineReason.ENCRYPTED);
    UUID last = UUID.randomUUID();
    file.claimed(last);
    file.verdict(last, ExampleFile.QUARANTINED);

    file.requested();
    assertThat(file.held(UUID.randomUUID()).policy().waivedReasons()).isNull();
  }
}
