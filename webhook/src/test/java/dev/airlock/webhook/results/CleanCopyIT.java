package dev.airlock.webhook.results;

import static dev.airlock.webhook.fixture.ScannerAnswers.ok;
import static dev.airlock.webhook.fixture.ScannerAnswers.problem;
import static dev.airlock.webhook.fixture.ScannerAnswers.refusedFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.StoredCopies;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is called clean needs its copy where no uploader can write to.
class CleanCopyIT extends RunningWebhook {

  @Test
  void cleanNeedsItsCopyInTheCleanBucketUnderTheFilesOwnKey() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    for (String bucket :
        new String[] {NAMESPACE.landingBucket(), NAMESPACE.quarantineBucket(), "other"}) {
      problem(
          scanner().report(file, scan.clean(bucket, "document/" + file)),
          422,
          "invalid-scan-result");
    }
    problem(
        scanner().report(file, scan.clean(NAMESPACE.cleanBucket(), "document/" + initiated())),
        422,
        "invalid-scan-result");
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  /// The attack: a scanner that says of what it did not look at that it is clean.
  @Test
  void cleanNeedsACopyThatIsThereInThatSizeAndPinned() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    String key = "document/" + file;
    String bucket = NAMESPACE.cleanBucket();
    refusedFor("location", scanner().report(file, scan.clean(bucket, key)));
    ObjectLocation larger = StoredCopies.put(NAMESPACE, bucket, key, "abcd");
    refusedFor("location", scanner().report(file, scan.clean(larger)));
    ObjectLocation copy = StoredCopies.put(NAMESPACE, bucket, key);
    refusedFor(
        "location.versionId",
        scanner().report(file, scan.clean(new ObjectLocation(bucket, key, null))));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);

    ok(scanner().report(file, scan.clean(copy)));
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void cleanNeedsTheSizeThatWasAnnounced() throws Exception {
    FileId file = initiated();
    ScanMessages scan =
        new ScanMessages(
            NAMESPACE,
            file,
            new ObjectVersion(NAMESPACE.landingBucket(), "document/" + file, "v1", "abc", 4));
    ObjectLocation copy =
        StoredCopies.put(NAMESPACE, NAMESPACE.cleanBucket(), "document/" + file, "abcd");
    ok(scanner().report(file, scan.scanning()));
    refusedFor("object.size", scanner().report(file, scan.clean(copy)));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
    ok(scanner().report(file, scan.quarantined("checksum-mismatch")));
  }

  /// The copy may be gone by the time that an answer which was lost is asked for again.
  @Test
  void aReplayGetsItsAnswerWithoutTheCopy() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    String verdict = scan.clean();
    String id = "msg_" + UUID.randomUUID();
    String first = scanner().report(file, verdict, id).body();
    StoredCopies.remove(NAMESPACE, NAMESPACE.cleanBucket(), "document/" + file);

    assertThat(scanner().report(file, verdict, id).body()).isEqualTo(first);
    assertThat(ok(scanner().report(file, verdict)).get("outcome").stringValue())
        .isEqualTo("duplicate");
  }

  private FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }
}
