package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.Buckets;
import dev.airlock.scan.s3.Destination;
import dev.airlock.scan.s3.StagedCopy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where objects go.
class DisposalTest {
  private static final String SHA_256 = "0".repeat(64);
  private static final Verdict INFECTED = new Verdict.Infected(List.of("Eicar"));
  private static final Destination ISOLATED =
      new Destination.Stored(
          "quarantine", "application/octet-stream", "no-store", Map.of("sha256", SHA_256));

  private final Disposal disposal = new Disposal(new Buckets("landing", "clean", "quarantine"));

  @Test
  void cleanObjectsAreServedAsDeclared() {
    assertThat(disposal.of(new Verdict.Clean(), policy(InfectedObjects.DELETE), SHA_256))
        .isEqualTo(
            new Destination.Stored("clean", "text/plain", "private", Map.of("sha256", SHA_256)));
  }

  @Test
  void infectedObjectsAreIsolatedOrDeletedAsTheirProfileSays() {
    assertThat(disposal.of(INFECTED, policy(InfectedObjects.ISOLATE), SHA_256)).isEqualTo(ISOLATED);
    assertThat(disposal.of(INFECTED, policy(InfectedObjects.DELETE), SHA_256))
        .isEqualTo(new Destination.Nowhere());
  }

  @ParameterizedTest
  @EnumSource
  void quarantinedObjectsAreIsolatedWhateverTheReason(QuarantineReason reason) {
    Verdict quarantined = new Verdict.Quarantined(reason);
    assertThat(disposal.of(quarantined, policy(InfectedObjects.DELETE), SHA_256))
        .isEqualTo(ISOLATED);
  }

  @Test
  void unscannedObjectsAreIsolated() {
    assertThat(disposal.ofUnscanned())
        .isEqualTo(
            new Destination.Stored("quarantine", "application/octet-stream", "no-store", Map.of()));
  }

  /// A message that names what is served or isolated is no reason to delete it.
  @ParameterizedTest
  @ValueSource(strings = {"clean", "quarantine"})
  void onlyUploadsAreRemovedUnscanned(String bucket) {
    ObjectVersion kept = new ObjectVersion(bucket, "document/1", "v1", "etag", 5);
    assertThat(disposal.ofUnclaimed(kept).isInPlace()).isTrue();

    ObjectVersion upload = new ObjectVersion("landing", "document/1", "v1", "etag", 5);
    assertThat(disposal.ofUnclaimed(upload)).isEqualTo(StagedCopy.none(upload));
  }

  private static ScanPolicy policy(InfectedObjects infectedObjects) {
    return new ScanPolicy("document", "text/plain", 5, 100, null, "private", infectedObjects, null);
  }
}
