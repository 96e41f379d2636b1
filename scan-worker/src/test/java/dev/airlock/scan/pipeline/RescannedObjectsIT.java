package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Objects that are scanned again where a verdict has put them.
class RescannedObjectsIT extends RunningWorker {
  private static final byte[] WORDS = ScanSamples.text("harmless words");

  private final FileId id = TestUploads.newFile();

  @Test
  void whatStaysCleanIsNeitherCopiedNorRemoved() {
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, WORDS);
    ScanReport.VerdictReport report = rescan(served, policy(WORDS, sha256(WORDS), List.of()));

    assertThat(report.verdict()).isEqualTo(new Verdict.Clean());
    assertThat(report.evidence().location()).isEqualTo(served.location());
    assertThat(report.evidence().sha256()).isEqualTo(sha256(WORDS));
    awaitIdle();
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
    assertThat(UPLOADS.content(served.location())).isEqualTo(WORDS);
  }

  @Test
  void whatStaysQuarantinedIsNeitherCopiedNorRemoved() throws Exception {
    byte[] zip = ScanSamples.encryptedZip();
    ObjectVersion isolated = UPLOADS.put(NAMESPACE.quarantineBucket(), id, zip);
    ScanReport.VerdictReport report =
        rescan(isolated, policy("application/zip", zip, sha256(zip), List.of()));

    assertThat(report.verdict()).isEqualTo(ScanSamples.encryptedSecret());
    assertThat(report.evidence().location()).isEqualTo(isolated.location());
    awaitIdle();
    assertThat(versions(NAMESPACE.quarantineBucket())).containsExactly(isolated.versionId());
  }

  @Test
  void whatIsFoundInfectedIsIsolatedAndNoLongerServed() {
    byte[] eicar = ScanSamples.eicar();
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, eicar);
    ScanReport.VerdictReport report = rescan(served, policy(eicar, sha256(eicar), List.of()));

    assertThat(report.verdict()).isInstanceOf(Verdict.Infected.class);
    ObjectLocation isolated = Objects.requireNonNull(report.evidence().location());
    assertThat(isolated.bucket()).isEqualTo(NAMESPACE.quarantineBucket());
    awaitIdle();
    assertThat(UPLOADS.content(isolated)).isEqualTo(eicar);
    assertThat(versions(NAMESPACE.cleanBucket())).isEmpty();
  }

  @Test
  void whatIsFoundInfectedIsDeletedWhereTheProfileSaysSo() {
    byte[] eicar = ScanSamples.eicar();
    ObjectVersion isolated = UPLOADS.put(NAMESPACE.quarantineBucket(), id, eicar);
    ScanPolicy deleting =
        new ScanPolicy(
            "document",
            "text/plain",
            eicar.length,
            1_000,
            null,
            "private",
            InfectedObjects.DELETE,
            null);
    assertThat(rescan(isolated, deleting).evidence().location()).isNull();
    awaitIdle();
    assertThat(versions(NAMESPACE.quarantineBucket())).isEmpty();
  }

  @Test
  void whatIsReleasedMovesToWhereItIsServed() throws Exception {
    byte[] zip = ScanSamples.encryptedZip();
    ObjectVersion isolated = UPLOADS.put(NAMESPACE.quarantineBucket(), id, zip);
    ScanReport.VerdictReport report =
        rescan(
            isolated,
            policy("application/zip", zip, sha256(zip), List.of(QuarantineReason.ENCRYPTED)));

    assertThat(report.verdict()).isEqualTo(new Verdict.Clean());
    ObjectLocation served = Objects.requireNonNull(report.evidence().location());
    assertThat(served.bucket()).isEqualTo(NAMESPACE.cleanBucket());
    awaitIdle();
    assertThat(UPLOADS.content(served)).isEqualTo(zip);
    assertThat(UPLOADS.properties(served).contentType()).isEqualTo("application/zip");
    assertThat(versions(NAMESPACE.quarantineBucket())).isEmpty();
  }

  @Test
  void whatHasChangedIsAMismatchAndNoLongerServed() {
    ObjectVersion changed = UPLOADS.put(NAMESPACE.cleanBucket(), id, WORDS);
    ScanReport.VerdictReport report =
        rescan(changed, policy(WORDS, sha256(ScanSamples.text("HARMLESS WORDS")), List.of()));

    assertThat(report.verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH));
    awaitIdle();
    assertThat(versions(NAMESPACE.cleanBucket())).isEmpty();
    assertThat(versions(NAMESPACE.quarantineBucket())).hasSize(1);
  }

  /// The attack: a forged or doubled message that names what is served.
  @Test
  void whatNobodyAskedForIsLeftAlone() {
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, WORDS);
    ObjectVersion isolated = UPLOADS.put(NAMESPACE.quarantineBucket(), id, ScanSamples.eicar());
    sendObjectCreated(served);
    sendObjectCreated(isolated);

    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() == 2);
    awaitIdle();
    assertThat(WEBHOOK.verdicts(id)).isEmpty();
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
    assertThat(versions(NAMESPACE.quarantineBucket())).containsExactly(isolated.versionId());
  }

  /// Another scan holds the file, and the object may be what it serves.
  @Test
  @NotOnFloci("a copy is answered without its version")
  void aVerdictThatDoesNotCountRemovesItsCopyAndNothingElse() {
    byte[] eicar = ScanSamples.eicar();
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, eicar);
    WEBHOOK.refuse(id, 409, 409, 409, 409);
    WEBHOOK.expect(id, policy(eicar, sha256(eicar), List.of()));
    sendObjectCreated(served);
    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() >= 2);
    WEBHOOK.skip(id); // by the scan that holds it

    awaitIdle();
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
    assertThat(versions(NAMESPACE.quarantineBucket())).isEmpty();
  }

  @Test
  void aVerdictThatDoesNotCountLeavesWhatWasInPlace() {
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, WORDS);
    WEBHOOK.refuse(id, 409, 410, 409, 409);
    WEBHOOK.expect(id, policy(WORDS, sha256(WORDS), List.of()));
    sendObjectCreated(served);
    await().atMost(PATIENCE).until(() -> WEBHOOK.claims(id).size() >= 2);
    WEBHOOK.skip(id);

    awaitIdle();
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
  }

  @Test
  void whatCannotBeScannedAgainIsIsolatedInTheEnd() {
    ObjectVersion served = UPLOADS.put(NAMESPACE.cleanBucket(), id, WORDS);
    FileId other = TestUploads.newFile();
    ObjectVersion isolated = UPLOADS.put(NAMESPACE.quarantineBucket(), other, WORDS);
    for (FileId file : List.of(id, other)) {
      WEBHOOK.expect(file, policy(WORDS, sha256(WORDS), List.of()));
      WEBHOOK.refuse(file, Collections.nCopies(100, 500).toArray(Integer[]::new));
    }
    sendObjectCreated(served);
    sendObjectCreated(isolated);

    for (FileId file : List.of(id, other)) {
      awaitScanFailedWhileOthersSucceed(file);
      WEBHOOK.refuse(file);
    }
    awaitIdle();
    ObjectLocation moved =
        Objects.requireNonNull(WEBHOOK.verdicts(id).getLast().evidence().location());
    assertThat(moved.bucket()).isEqualTo(NAMESPACE.quarantineBucket());
    assertThat(UPLOADS.content(moved)).isEqualTo(WORDS);
    await().atMost(PATIENCE).until(() -> versions(NAMESPACE.cleanBucket()).isEmpty());
    assertThat(WEBHOOK.verdicts(other).getLast().evidence().location())
        .isEqualTo(isolated.location());
    awaitIdle();
    assertThat(UPLOADS.content(isolated.location())).isEqualTo(WORDS);
  }

  private ScanReport.VerdictReport rescan(ObjectVersion object, ScanPolicy policy) {
    WEBHOOK.expect(id, policy);
    sendObjectCreated(object);
    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    return WEBHOOK.verdicts(id).getFirst();
  }

  private static void sendObjectCreated(ObjectVersion object) {
    new TestQueues(NAMESPACE).sendObjectCreated(object, Map.of());
  }

  // A message is deleted when everything is done.
  private static void awaitIdle() {
    TestQueues queues = new TestQueues(NAMESPACE);
    await().atMost(PATIENCE).until(() -> queues.all() == 0);
  }

  private List<String> versions(String bucket) {
    return UPLOADS.versions(bucket, id);
  }

  private static ScanPolicy policy(byte[] content, String sha256, List<QuarantineReason> waived) {
    return policy("text/plain", content, sha256, waived);
  }

  private static ScanPolicy policy(
      String type, byte[] content, String sha256, List<QuarantineReason> waived) {
    return new ScanPolicy(
        "document",
        type,
        content.length,
        1_000_000,
        sha256,
        "private",
        InfectedObjects.ISOLATE,
        waived);
  }
}
