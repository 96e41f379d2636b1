package dev.airlock.webhook.reconciler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.ScanMessages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Lost work is resumed.
class ReconcilerIT extends RunningReconciler {
  @Autowired Deletions deletions;
  @Autowired StaleFiles stale;
  @Autowired ObjectStore objects;
  @Autowired Buckets buckets;
  @Autowired UnfinishedFiles unfinished;
  @Autowired Clock clock;

  @Test
  void anObjectWhoseEventWasLostIsQueuedAgain() {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    await().atMost(PATIENCE).until(() -> isQueued(object)); // this is the event that is lost

    await().atMost(PATIENCE).until(() -> isQueued(object));
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
    assertThat(actions(file)).contains(Action.REQUEUED);
    await().atMost(PATIENCE).until(() -> count("requeued") > 0);
  }

  /// A long queue must not grow with every round.
  @Test
  void theSameFileIsQueuedLessAndLessOften() {
    FileId file = ExampleUpload.fresh().initiate(files);
    BUCKETS.put(NAMESPACE.landingBucket(), file);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          BUCKETS.messages(); // these get lost, too
          return requeues(file) == 2;
        });

    List<Instant> times =
        auditLog.history(file).stream()
            .filter(entry -> entry.action() == Action.REQUEUED)
            .map(HistoryEntry::occurredAt)
            .toList();
    assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThan(Duration.ofSeconds(4));
  }

  @Test
  void whatWasNeverUploadedExpires() {
    FileId file = overdue();

    await().atMost(PATIENCE).until(() -> status(file) == FileStatus.EXPIRED);
    assertThat(actions(file)).contains(Action.EXPIRED);
    await().atMost(PATIENCE).until(() -> count("expired") > 0);
  }

  @Test
  void whatWasUploadedDoesNotExpire() {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    expire(file);
    await().atMost(PATIENCE).until(() -> requeues(file) > 0);

    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
    await().atMost(PATIENCE).until(() -> isQueued(object));
  }

  @Test
  void aScanThatNeverEndedIsRequestedAgain() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    claim(file, object);
    await().atMost(PATIENCE).until(() -> isQueued(object)); // the event, which the scan had

    await().atMost(PATIENCE).until(() -> isQueued(object));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void aScanWhoseObjectIsLostEndsTheFile() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    claim(
        file,
        new ObjectVersion(NAMESPACE.landingBucket(), BucketsAndQueue.key(file), "gone", "etag", 3));

    await().atMost(PATIENCE).until(() -> status(file) == FileStatus.QUARANTINED);
    assertThat(files.find(file).map(RegisteredFile::finding).map(ScanFinding::reason))
        .contains(QuarantineReason.SCAN_FAILED);
    await().atMost(PATIENCE).until(() -> count("given_up") > 0);
  }

  @Test
  void anObjectLeftInTheLandingBucketAfterTheVerdictIsDeleted() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    reportClean(file, object);

    await()
        .atMost(PATIENCE)
        .until(() -> BUCKETS.versions(NAMESPACE.landingBucket(), BucketsAndQueue.key(file)) == 0);
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
    assertThat(BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file))).isEqualTo(1);
    await().atMost(PATIENCE).until(() -> actions(file).contains(Action.UPLOAD_DISCARDED));
  }

  @Test
  void whatCanNoLongerBeRestoredIsPurged() throws Exception {
    FileId file =
        new ExampleUpload(Instant.now().plusSeconds(300), Duration.ofSeconds(3)).initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    reportClean(file, object);
    BUCKETS.put(NAMESPACE.cleanBucket(), file); // of a worker that was killed
    deletions.delete(file, true, Actor.named("user:alice"));
    assertThat(BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file))).isEqualTo(2);

    await().atMost(PATIENCE).until(() -> actions(file).contains(Action.PURGED));
    assertThat(BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file))).isZero();
    assertThat(deletions.restore(file, Actor.named("user:alice"))).isEmpty();
  }

  /// What a worker leaves that is killed between its copy and its report.
  @Test
  void aCopyThatNoFileNamesIsDeleted() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion object = BUCKETS.put(NAMESPACE.landingBucket(), file);
    ObjectVersion unreported = BUCKETS.put(NAMESPACE.cleanBucket(), file);
    ObjectVersion isolated = BUCKETS.put(NAMESPACE.quarantineBucket(), file);
    reportClean(file, object);
    FileId unsettled = ExampleUpload.fresh().initiate(files);
    ObjectVersion perhapsReported = BUCKETS.put(NAMESPACE.cleanBucket(), unsettled);

    await().atMost(PATIENCE).until(() -> !BUCKETS.exists(unreported) && !BUCKETS.exists(isolated));
    assertThat(BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file))).isEqualTo(1);
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
    assertThat(BUCKETS.exists(perhapsReported)).isTrue();
    await().atMost(PATIENCE).until(() -> count("unreferenced") > 1);
  }

  /// A backlog is no reason to send everything a second time.
  @Test
  void whatOnlyWaitsForItsTurnIsNotRequestedAgain() throws Exception {
    // Files of other tests, which have no message any more, are taken for waiting, too.
    for (int i = 0; i < 50; i++) {
      BUCKETS.send("of others");
    }
    List<FileId> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      FileId file = ExampleUpload.fresh().initiate(files);
      BUCKETS.put(NAMESPACE.landingBucket(), file);
      BUCKETS.send("of " + file);
      waiting.add(file);
    }
    await()
        .during(Duration.ofSeconds(6)) // thrice what makes a message count as lost
        .atMost(PATIENCE)
        .until(() -> waiting.stream().allMatch(file -> requeues(file) == 0));

    await().atMost(PATIENCE).until(() -> BUCKETS.messages().isEmpty());
    FileId last = waiting.getLast();
    await().atMost(PATIENCE).until(() -> requeues(last) > 0);
  }

  @Test
  void objectsThatAreNotOursStay() {
    BUCKETS.put(NAMESPACE.landingBucket(), "document/not-a-file");
    FileId file = overdue();
    await().atMost(PATIENCE).until(() -> status(file) == FileStatus.EXPIRED);
    await().atMost(PATIENCE).until(() -> count("foreign") > 0);

    assertThat(BUCKETS.versions(NAMESPACE.landingBucket(), "document/not-a-file")).isEqualTo(1);
  }

  /// However much lies there: a backlog must not make the rounds longer.
  @Test
  void aRoundLooksAtSomeOfTheLandingBucketAndTheNextGoesOn() {
    int foreign = 25;
    for (int i = 0; i < foreign; i++) {
      BUCKETS.put(NAMESPACE.landingBucket(), "document/of-somebody-" + i);
    }
    Duration never = Duration.ofDays(1);
    SimpleMeterRegistry counted = new SimpleMeterRegistry();
    LandingBucketSweep sweep =
        new LandingBucketSweep(
            stale,
            objects,
            buckets,
            unfinished,
            new ReconcilerSettings(never, never, never, never, never, 1),
            new ReconcilerMetrics(counted),
            clock);
    Counter seen = counted.get("airlock.reconciler").tag("action", "foreign").counter();
    // Other tests' objects lie there, too.
    for (int round = 0; round < 100 && seen.count() < foreign; round++) {
      double before = seen.count();
      sweep.reconcile();
      assertThat(seen.count() - before).isLessThanOrEqualTo(10);
    }
    assertThat(seen.count()).isGreaterThanOrEqualTo(foreign);
  }

  @Test
  void oneReconcilerWorksAtATime() throws Exception {
    FileId file;
    try (Connection other =
        DriverManager.getConnection(
            NAMESPACE.jdbcUrl(), NAMESPACE.databaseUser(), NAMESPACE.databasePassword())) {
      other.createStatement().execute("SELECT pg_advisory_lock(hashtext('airlock.reconciler'))");
      file = overdue();
      await()
          .during(Duration.ofSeconds(4))
          .atMost(PATIENCE)
          .until(() -> status(file) == FileStatus.PENDING);
    } // and dies
    await().atMost(PATIENCE).until(() -> status(file) == FileStatus.EXPIRED);
  }

  private FileId overdue() {
    return new ExampleUpload(Instant.now().minusSeconds(1), Duration.ofDays(30)).initiate(files);
  }

  private void reportClean(FileId file, ObjectVersion object) throws Exception {
    ScanMessages scan = about(file, object);
    new IndependentScanner(port).report(file, scan.scanning());
    assertThat(new IndependentScanner(port).report(file, scan.clean()).statusCode()).isEqualTo(200);
  }

  private static void expire(FileId file) {
    try (Connection superuser =
        DriverManager.getConnection(
            NAMESPACE.jdbcUrl(), NAMESPACE.superuser(), NAMESPACE.superuserPassword())) {
      superuser
          .createStatement()
          .execute(
              "UPDATE file SET expires_at = now() - interval '1 minute' WHERE id = '%s'"
                  .formatted(file));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isQueued(ObjectVersion object) {
    return BUCKETS.messages().stream()
        .anyMatch(body -> body.contains(String.valueOf(object.versionId())));
  }

  private long requeues(FileId file) {
    return actions(file).stream().filter(action -> action == Action.REQUEUED).count();
  }
}
