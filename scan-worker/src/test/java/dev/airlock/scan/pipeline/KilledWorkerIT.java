package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.scan.fixture.TestUploads;
import dev.airlock.scan.fixture.WebhookDouble;
import dev.airlock.scan.fixture.WorkerProcess;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.FaultProxy;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A worker that is killed (SIGKILL) between any two steps: the next one finishes the file
/// correctly.
class KilledWorkerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte[] WORDS = ScanSamples.text("harmless words");

  private final TestNamespace namespace = Backends.shared().namespace("killed");
  private final TestUploads uploads = new TestUploads(namespace);
  private final WebhookDouble webhook = new WebhookDouble();
  private final FaultProxy s3 = new FaultProxy(namespace::s3Endpoint);
  private final FaultProxy sqs = new FaultProxy(namespace::sqsEndpoint);
  private Process worker = noProcess();

  KilledWorkerIT() throws IOException {}

  @AfterEach
  void end() throws Exception {
    worker.destroyForcibly().waitFor();
    webhook.close();
    s3.close();
    sqs.close();
  }

  @Test
  void theFileEndsCorrectlyWhereverTheWorkerIsKilled() throws Exception {
    List<FileId> files = new ArrayList<>();
    for (Map.Entry<String, Consumer<FileId>> step : Proofs.of(steps(), 2)) {
      worker = start();
      // The one before is finished first, by the worker that is killed next.
      for (FileId file : files) {
        awaitCorrectEnd(file);
      }
      FileId file = TestUploads.newFile();
      webhook.expect(file, RunningWorker.policy("text/plain", WORDS.length, 1_000, null));
      step.getValue().accept(file);
      uploads.upload(file, WORDS);
      await().alias("killed " + step.getKey()).atMost(PATIENCE).until(() -> !worker.isAlive());
      assertThat(worker.exitValue()).as(step.getKey()).isEqualTo(128 + 9);
      disarm();
      files.add(file);
    }
    worker = start();
    for (FileId file : files) {
      awaitCorrectEnd(file);
    }
    TestQueues queues = new TestQueues(namespace);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(queues.visible(namespace.queue())).as("waiting").isZero();
          assertThat(queues.inHand(namespace.queue())).as("in hand").isZero();
          assertThat(queues.visible(namespace.deadLetterQueue())).as("dead").isZero();
          assertThat(queues.inHand(namespace.deadLetterQueue())).as("dead, in hand").isZero();
        });
  }

  private void awaitCorrectEnd(FileId file) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(webhook.verdicts(file)).isNotEmpty();
          assertThat(uploads.versions(namespace.landingBucket(), file)).isEmpty();
        });
    ScanReport.VerdictReport counted = webhook.verdicts(file).getFirst();
    assertThat(counted.verdict()).isEqualTo(new Verdict.Clean());
    ObjectLocation served = Objects.requireNonNull(counted.evidence().location());
    assertThat(served.bucket()).isEqualTo(namespace.cleanBucket());
    assertThat(uploads.content(served)).isEqualTo(WORDS);
  }

  // In the order in which they are taken.
  private List<Map.Entry<String, Consumer<FileId>>> steps() {
    Map<String, Consumer<FileId>> steps = new TreeMap<>();
    steps.put("01 before the object is opened", file -> onS3(file, "GET", landing(), false));
    steps.put("02 when the object is opened", file -> onS3(file, "GET", landing(), true));
    steps.put("03 before the claim counts", file -> reports(file, false, false));
    steps.put("04 before it knows that it has the claim", file -> reports(file, false, true));
    steps.put("05 before the copy", file -> onS3(file, "PUT", namespace.cleanBucket(), false));
    steps.put(
        "06 before it knows of the copy", file -> onS3(file, "PUT", namespace.cleanBucket(), true));
    steps.put("07 before the report counts", file -> reports(file, true, false));
    steps.put("08 before it knows that the report counts", file -> reports(file, true, true));
    steps.put(
        "09 before the landing object is deleted", file -> onS3(file, "DELETE", landing(), false));
    steps.put(
        "10 before it knows that it is deleted", file -> onS3(file, "DELETE", landing(), true));
    steps.put("11 before the message is acknowledged", _ -> onAcknowledgement(false));
    steps.put("12 before it knows of that", _ -> onAcknowledgement(true));
    return List.copyOf(steps.entrySet());
  }

  private void reports(FileId file, boolean verdict, boolean counted) {
    Consumer<ScanReport> kill =
        report -> {
          if (report.object().key().endsWith(file.toString())
              && verdict == report instanceof ScanReport.VerdictReport) {
            skip(counted, report, file);
            kill();
            throw new IllegalStateException("nobody is there to be answered");
          }
        };
    Consumer<ScanReport> skip = report -> skip(true, report, file);
    if (counted) {
      webhook.watch(_ -> {}, kill);
    } else {
      webhook.watch(kill, skip);
    }
  }

  // As the webhook does: a file with a verdict is not scanned any more.
  private void skip(boolean counted, ScanReport report, FileId file) {
    if (counted && report instanceof ScanReport.VerdictReport) {
      webhook.skip(file);
    }
  }

  private void onS3(FileId file, String method, String bucket, boolean answered) {
    watchVerdicts();
    s3.failOn(
        head -> head.startsWith(method + " /" + bucket + "/document/" + file),
        answered,
        this::kill);
  }

  private void onAcknowledgement(boolean answered) {
    watchVerdicts();
    sqs.failOn(head -> head.contains("AmazonSQS.DeleteMessage"), answered, this::kill);
  }

  private void disarm() {
    watchVerdicts();
  }

  private void watchVerdicts() {
    webhook.watch(
        _ -> {},
        report -> {
          if (report instanceof ScanReport.VerdictReport) {
            String key = report.object().key();
            webhook.skip(FileId.of(key.substring(key.indexOf('/') + 1)));
          }
        });
  }

  private void kill() {
    worker.destroyForcibly();
    try {
      worker.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String landing() {
    return namespace.landingBucket();
  }

  private Process start() throws Exception {
    return WorkerProcess.start(
        namespace,
        "killed-worker",
        Map.of(
            "spring.cloud.aws.s3.endpoint", s3.address(),
            "spring.cloud.aws.sqs.endpoint", sqs.address(),
            "airlock.webhook.url", webhook.url()));
  }

  private static Process noProcess() {
    try {
      return new ProcessBuilder("true").start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
