package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// A claim that was rejected, but fits when the reason is looked up, is not refused but tried
/// again. Others are too seldom that fast for a test of races.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class RefusalsIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Rescans rescans;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  RefusalsIT(FileRegistry files, Scans scans, Rescans rescans) {
    this.files = files;
    this.scans = new Reports(scans);
    this.rescans = rescans;
  }

  static List<Verdict> rescannable() {
    return List.of(ExampleFile.CLEAN, ExampleFile.QUARANTINED);
  }

  @BeforeEach
  void register() {
    example.registeredIn(files);
  }

  @Test
  void refusesNoUploadUntilThereIsAVerdict() {
    assertThat(refusal(example.object(), ScanKind.INITIAL)).isEmpty();
    scans.claim(example.id(), claim(example.object()), "scanner");
    assertThat(refusal(example.object(), ScanKind.INITIAL)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rescannable")
  void refusesNoRescanFromItsRequestToItsVerdict(Verdict verdict) {
    ScanReport.Claim first = claim(example.object());
    scans.claim(example.id(), first, "scanner");
    scans.verdict(example.id(), example.verdictReport(first.scanId(), verdict), "scanner");
    assertThat(refusal(example.scannedObject(), ScanKind.RESCAN)).isPresent();

    rescans.request(example.id(), new Actor("user:operator", null));
    assertThat(refusal(example.scannedObject(), ScanKind.RESCAN)).isEmpty();
    scans.claimRescan(example.id(), claim(example.scannedObject()), "scanner");
    assertThat(refusal(example.scannedObject(), ScanKind.RESCAN)).isEmpty();
  }

  private Optional<ClaimOutcome> refusal(ObjectVersion object, ScanKind kind) {
    return Refusals.of(files.find(example.id()).orElseThrow(), claim(object), kind);
  }

  private ScanReport.Claim claim(ObjectVersion object) {
    return example.claim(UUID.randomUUID(), object);
  }
}
