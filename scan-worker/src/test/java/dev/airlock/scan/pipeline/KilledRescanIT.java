package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.fixture.WebhookDouble;
import dev.airlock.scan.fixture.WorkerProcess;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.FaultProxy;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker that is killed (SIGKILL) while it moves an object that was scanned again: nothing is
/// lost, and the next worker continues.
class KilledRescanIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestNamespace namespace = Backends.shared().namespace("killed-rescan");
  private final TestUploads uploads = new TestUploads(namespace);
  private final WebhookDouble webhook = new WebhookDouble();
  private final FaultProxy s3 = new FaultProxy(namespace::s3Endpoint);
  private final FileId file = TestUploads.newFile();
  private final byte[] zip = ScanSamples.encryptedZip();
  private final ObjectVersion isolated = uploads.put(namespace.quarantineBucket(), file, zip);
  private Process worker;

  KilledRescanIT() throws Exception {
    worker = start();
  }

  @BeforeEach
  void release() {
    webhook.expect(
        file,
        new ScanPolicy(
            "document",
            "application/zip",
            zip.length,
            1_000_000,
            null,
            "private",
            InfectedObjects.ISOLATE,
            List.of(QuarantineReason.ENCRYPTED)));
  }

  @AfterEach
  void end() throws Exception {
    worker.destroyForcibly().waitFor();
    webhook.close();
    s3.close();
  }

  enum Moment {
    AFTER_ITS_COPY,
    ONCE_THE_FILE_HAS_A_VERDICT
  }

  static List<Moment> moments() {
    return Proofs.of(List.of(Moment.values()), 1);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void theNextWorkerGoesOn(Moment killed) throws Exception {
    switch (killed) {
      case AFTER_ITS_COPY -> goesOnAfterItsCopy();
      case ONCE_THE_FILE_HAS_A_VERDICT -> deletesNothingOnceTheFileHasAVerdict();
    }
  }

  private void goesOnAfterItsCopy() throws Exception {
    s3.failOn(head -> head.startsWith("PUT /" + namespace.cleanBucket() + "/"), true, this::kill);
    sendObjectCreated();
    awaitDeath();
    assertThat(uploads.content(isolated.location())).isEqualTo(zip);

    worker = start();
    awaitClean();
    await().atMost(PATIENCE).until(() -> uploads.versions(isolated.bucket(), file).isEmpty());
  }

  /// What it leaves behind is for the reconciler: a message is no reason to delete it.
  private void deletesNothingOnceTheFileHasAVerdict() throws Exception {
    s3.failOn(
        head -> head.startsWith("DELETE /" + namespace.quarantineBucket() + "/"),
        false,
        this::kill);
    sendObjectCreated();
    awaitDeath();
    ObjectLocation served = awaitClean();
    webhook.skip(file);

    worker = start();
    await().atMost(PATIENCE).until(() -> webhook.claims(file).size() == 2);
    TestQueues queues = new TestQueues(namespace);
    await().atMost(PATIENCE).until(() -> queues.all() == 0);
    assertThat(webhook.verdicts(file)).hasSize(1);
    assertThat(uploads.content(served)).isEqualTo(zip);
    assertThat(uploads.versions(isolated.bucket(), file)).containsExactly(isolated.versionId());
  }

  private ObjectLocation awaitClean() {
    await().atMost(PATIENCE).until(() -> !webhook.verdicts(file).isEmpty());
    ScanReport.VerdictReport report = webhook.verdicts(file).getFirst();
    assertThat(report.verdict()).isEqualTo(new Verdict.Clean());
    ObjectLocation served = Objects.requireNonNull(report.evidence().location());
    assertThat(served.bucket()).isEqualTo(namespace.cleanBucket());
    assertThat(uploads.content(served)).isEqualTo(zip);
    return served;
  }

  private void sendObjectCreated() {
    new TestQueues(namespace).sendObjectCreated(isolated, Map.of());
  }

  private void awaitDeath() {
    await().atMost(PATIENCE).until(() -> !worker.isAlive());
    assertThat(worker.exitValue()).isEqualTo(128 + 9);
    s3.failOn(_ -> false, false, () -> {});
  }

  private void kill() {
    worker.destroyForcibly();
    try {
      worker.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start() throws Exception {
    return WorkerProcess.start(
        namespace,
        "killed-rescan-worker",
        Map.of("spring.cloud.aws.s3.endpoint", s3.address(), "airlock.webhook.url", webhook.url()));
  }
}
