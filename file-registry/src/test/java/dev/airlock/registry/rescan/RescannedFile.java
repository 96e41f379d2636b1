package dev.airlock.registry.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that gets a verdict, and then another one.
record RescannedFile(ExampleFile example, FileRegistry files, Rescans rescans, Reports reports) {
  static final Actor OPERATOR = new Actor("user:operator", "192.0.2.9");
  static final Verdict ENCRYPTED = new Verdict.Quarantined(QuarantineReason.ENCRYPTED);

  /// The first scan of a registered file.
  UUID withVerdict(Verdict verdict) {
    UUID scan = UUID.randomUUID();
    reports.claim(example.id(), example.claim(scan), "scanner");
    reports.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
    return scan;
  }

  RescanOutcome requested() {
    return rescans.request(example.id(), OPERATOR);
  }

  RescanOutcome released() {
    return rescans.release(example.id(), "known sender", OPERATOR);
  }

  /// A claim of the object where the first verdict put it.
  ClaimOutcome claimed(UUID scan) {
    return claimed(scan, example.scannedObject());
  }

  /// The file as held by a claim that must succeed.
  RegisteredFile held(UUID scan) {
    ClaimOutcome outcome = claimed(scan);
    assertThat(outcome).isInstanceOf(ClaimOutcome.Held.class);
    return ((ClaimOutcome.Held) outcome).file();
  }

  ClaimOutcome claimed(UUID scan, ObjectVersion object) {
    return reports.claimRescan(example.id(), example.claim(scan, object), "scanner");
  }

  /// A verdict that leaves the object where it is.
  VerdictOutcome verdict(UUID scan, Verdict verdict) {
    return verdict(scan, verdict, ExampleFile.SHA_256, example.scannedObject().location());
  }

  VerdictOutcome verdict(
      UUID scan, Verdict verdict, String sha256, @Nullable ObjectLocation location) {
    return reports.rescanVerdict(
        example.id(),
        example.verdictReport(scan, example.scannedObject(), verdict, sha256, location),
        "scanner");
  }

  RegisteredFile stored() {
    return files.find(example.id()).orElseThrow();
  }
}
