package dev.airlock.webhook.reconciler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.ScanMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Rescans that never started or never ended are resumed.
class StaleRescansIT extends RunningReconciler {
  private static final Actor OPERATOR = new Actor("user:operator", null);

  @Autowired Rescans rescans;

  @Test
  void anUnclaimedRequestIsQueuedAgain() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(file);
    rescans.request(file, OPERATOR);

    await().atMost(PATIENCE).until(() -> isRequested(served));
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
    assertThat(actions(file)).endsWith(Action.RESCAN_REQUESTED, Action.REQUEUED);
  }

  @Test
  void aScanThatNeverEndedIsRequestedAgainForTheFilesOwnObject() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(file);
    rescans.request(file, OPERATOR);
    claim(file, served);
    BUCKETS.put(NAMESPACE.landingBucket(), file); // an overwrite, which is not what it is a scan of

    List<String> requests = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          BUCKETS.messagesAbout(file).stream()
              .filter(body -> body.contains("ObjectCreated:Confirmed"))
              .forEach(requests::add);
          return !requests.isEmpty();
        });
    assertThat(requests).allMatch(body -> body.contains(version(served)));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void aScanWhoseObjectIsGoneEndsTheFile() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(file);
    rescans.request(file, OPERATOR);
    claim(file, served);
    delete(served);
    BUCKETS.put(NAMESPACE.landingBucket(), file); // which is not what the scan was of

    await().atMost(PATIENCE).until(() -> status(file) == FileStatus.QUARANTINED);
    assertThat(files.find(file).map(RegisteredFile::finding).map(ScanFinding::reason))
        .contains(QuarantineReason.SCAN_FAILED);
  }

  /// The scanner that claims it finds no object and ends the file.
  @Test
  void aRequestForAnObjectThatIsGoneIsQueuedAgainToo() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(file);
    rescans.request(file, OPERATOR);
    delete(served);

    await().atMost(PATIENCE).until(() -> isRequested(served));
  }

  /// A worker that is killed after its report does not delete what it moved; links to a clean file
  /// may still be in use.
  @Test
  void whatAVerdictMovedIsDeletedWhereItWas() throws Exception {
    FileId stays = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(stays);
    rescans.request(stays, OPERATOR);
    ScanMessages same = about(stays, served);
    claim(stays, served, same);
    new IndependentScanner(port).report(stays, same.clean(served.location()));

    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion revoked = clean(file);
    ObjectVersion isolated = BUCKETS.put(NAMESPACE.quarantineBucket(), file);
    rescans.request(file, OPERATOR);
    ScanMessages scan = about(file, revoked);
    claim(file, revoked, scan);
    new IndependentScanner(port).report(file, scan.infected(isolated.location()));

    await()
        .atMost(PATIENCE)
        .until(() -> BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file)) == 0);
    await().atMost(PATIENCE).until(() -> actions(file).contains(Action.LEFTOVER_REMOVED));
    await().atMost(PATIENCE).until(() -> count("cleared") > 0);
    assertThat(BUCKETS.versions(NAMESPACE.quarantineBucket(), BucketsAndQueue.key(file)))
        .isEqualTo(1);
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
    assertThat(BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(stays))).isEqualTo(1);
    assertThat(status(stays)).isEqualTo(FileStatus.CLEAN);
    assertThat(actions(stays)).doesNotContain(Action.LEFTOVER_REMOVED);
  }

  @Test
  void whatARescanLeftIsDeletedAfterTheNextOneToo() throws Exception {
    FileId file = ExampleUpload.fresh().initiate(files);
    ObjectVersion served = clean(file);
    ObjectVersion isolated = BUCKETS.put(NAMESPACE.quarantineBucket(), file);
    rescans.request(file, OPERATOR);
    ScanMessages first = about(file, served);
    claim(file, served, first);
    new IndependentScanner(port).report(file, first.quarantined("encrypted", isolated.location()));
    ObjectVersion back = BUCKETS.put(NAMESPACE.cleanBucket(), file);
    rescans.request(file, OPERATOR);
    ScanMessages second = about(file, isolated);
    claim(file, isolated, second);
    new IndependentScanner(port).report(file, second.clean(back.location()));

    await()
        .atMost(PATIENCE)
        .until(
            () -> BUCKETS.versions(NAMESPACE.quarantineBucket(), BucketsAndQueue.key(file)) == 0);
    await()
        .atMost(PATIENCE)
        .until(() -> BUCKETS.versions(NAMESPACE.cleanBucket(), BucketsAndQueue.key(file)) == 1);
    assertThat(BUCKETS.exists(back)).isTrue();
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  private ObjectVersion clean(FileId file) throws Exception {
    ObjectVersion upload =
        new ObjectVersion(NAMESPACE.landingBucket(), BucketsAndQueue.key(file), "gone", "etag", 3);
    ObjectVersion served = BUCKETS.put(NAMESPACE.cleanBucket(), file);
    ScanMessages scan = about(file, upload);
    claim(file, upload, scan);
    assertThat(
            new IndependentScanner(port).report(file, scan.clean(served.location())).statusCode())
        .isEqualTo(200);
    return served;
  }

  private void claim(FileId file, ObjectVersion object, ScanMessages scan) throws Exception {
    assertThat(new IndependentScanner(port).report(file, scan.scanning()).body())
        .as(object.toString())
        .contains("\"outcome\":\"scan\"");
  }

  private static boolean isRequested(ObjectVersion object) {
    return BUCKETS.messages().stream().anyMatch(body -> body.contains(version(object)));
  }

  private static String version(ObjectVersion object) {
    return String.valueOf(object.versionId());
  }

  private static void delete(ObjectVersion object) {
    BUCKETS
        .s3()
        .deleteObject(delete ->
            delete.bucket(object.bucket()).key(object.key()).versionId(object.versionId()));
  }
}
