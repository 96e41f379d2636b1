package dev.airlock.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Deleting, restoring and replacing files.
class DeletionIT extends RunningApi {
  @Autowired Scans scans;
  @Autowired S3Client s3;

  @Test
  void aDeletedFileComesBackWithinItsRetention() throws Exception {
    FileId file = clean("notes.txt");
    JsonNode deleted = json(delete(file, ""), 200);
    assertThat(deleted.get("status").stringValue()).isEqualTo("deleted");
    assertThat(Instant.parse(deleted.get("restorableUntil").stringValue()))
        .isCloseTo(
            Instant.now().plus(Duration.ofDays(30)),
            org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
    problem(client("alice").get("/api/v1/files/" + file + "/download"), 409, "file-not-clean");
    assertThat(status(file)).isEqualTo("deleted");

    assertThat(json(restore(file), 200).get("status").stringValue()).isEqualTo("clean");
    assertThat(download(file)).isEqualTo(RecordedScan.WORDS);
    problem(restore(file), 409, "not-restorable");
  }

  @Test
  void anInfectedFileComesBackAsInfected() throws Exception {
    FileId file = newFile(client("alice"), "notes.txt");
    recordVerdict(file, new Verdict.Infected(List.of("Eicar-Test-Signature")));
    delete(file, "");
    assertThat(json(restore(file), 200).get("status").stringValue()).isEqualTo("infected");
    problem(client("alice").get("/api/v1/files/" + file + "/download"), 409, "file-not-clean");
  }

  @Test
  void aPendingFileIsDeletedForGood() throws Exception {
    FileId file = newFile(client("alice"), "notes.txt");
    assertThat(json(delete(file, ""), 200).get("restorableUntil")).isNull();
    problem(restore(file), 409, "not-restorable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "quarantined", "deleted"})
  void hardDeletionLeavesNoVersionAnywhere(String before) throws Exception {
    FileId file = newFile(client("alice"), "notes.txt");
    recordVerdict(
        file,
        before.equals("quarantined")
            ? new Verdict.Quarantined(QuarantineReason.ENCRYPTED)
            : new Verdict.Clean());
    String key = "document/" + file;
    for (String bucket :
        new String[] {
          NAMESPACE.landingBucket(), NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket()
        }) {
      for (String content : new String[] {"first", "second"}) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content));
      }
      s3.deleteObject(delete -> delete.bucket(bucket).key(key)); // a delete marker
      s3.putObject(put -> put.bucket(bucket).key(key + "0"), RequestBody.fromString("another's"));
    }
    if (before.equals("deleted")) {
      delete(file, "");
    }

    JsonNode answer = json(delete(file, "?hardDelete=true"), 200);
    assertThat(answer.get("status").stringValue()).isEqualTo("deleted");
    assertThat(answer.get("restorableUntil")).isNull();
    for (String bucket :
        new String[] {
          NAMESPACE.landingBucket(), NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket()
        }) {
      var versions = s3.listObjectVersions(list -> list.bucket(bucket).prefix(key));
      assertThat(versions.versions()).as(bucket).hasSize(1); // the other's
      assertThat(versions.versions().getFirst().key()).isEqualTo(key + "0");
      assertThat(versions.deleteMarkers()).as(bucket).isEmpty();
    }
    problem(restore(file), 409, "not-restorable");
    assertThat(
            json(client("alice").get("/api/v1/files/" + file + "/history"), 200)
                .valueStream()
                .map(entry -> entry.get("action").stringValue()))
        .contains("initiated", "settled", "deleted")
        .last()
        .isEqualTo("purged");
    assertThat(delete(file, "?hardDelete=true").statusCode()).as("again").isEqualTo(200);
  }

  @Test
  void onlyTheOwnerDeletesAndRestores() throws Exception {
    FileId file = clean("notes.txt");
    Client mallory = client("mallory");
    problem(mallory.call("DELETE", "/api/v1/files/" + file, ""), 403, "not-the-owner");
    problem(
        mallory.call("DELETE", "/api/v1/files/" + file + "?hardDelete=true", ""),
        403,
        "not-the-owner");
    delete(file, "");
    problem(mallory.call("POST", "/api/v1/files/" + file + "/restore", ""), 403, "not-the-owner");
    Client foreign = clientOf("rival", "alice");
    problem(foreign.call("DELETE", "/api/v1/files/" + file, ""), 404, "file-not-found");
    problem(foreign.call("POST", "/api/v1/files/" + file + "/restore", ""), 404, "file-not-found");
    problem(
        client("alice").call("DELETE", "/api/v1/files/" + file + "?hardDelete=maybe", ""),
        400,
        "invalid-field");
  }

  @Test
  void aReplacementDeletesTheOldFileOnceItIsCleanAndNotBefore() throws Exception {
    FileId old = clean("notes.txt");
    FileId bad = replacing(old);
    assertThat(status(old)).isEqualTo("clean");
    recordVerdict(bad, new Verdict.Infected(List.of("Eicar-Test-Signature")));
    assertThat(status(old)).as("replaced by malware").isEqualTo("clean");

    FileId good = replacing(old);
    assertThat(status(old)).as("only initiated").isEqualTo("clean");
    recordVerdict(good, new Verdict.Clean());
    assertThat(status(old)).isEqualTo("deleted");
    assertThat(status(good)).isEqualTo("clean");
    assertThat(json(restore(old), 200).get("status").stringValue()).isEqualTo("clean");
  }

  @Test
  void nobodyReplacesAnothersFile() throws Exception {
    FileId old = clean("notes.txt");
    problem(client("mallory").initiate(replacement(old.toString())), 403, "not-the-owner");
    problem(
        clientOf("rival", "alice").initiate(replacement(old.toString())), 404, "file-not-found");
    problem(client("alice").initiate(replacement("nothing")), 400, "invalid-field");
  }

  private FileId replacing(FileId old) throws Exception {
    return idOf(json(client("alice").initiate(replacement(old.toString())), 201));
  }

  private static String replacement(String replaces) {
    return Client.uploadRequest(
        "new.txt", "text/plain", RecordedScan.WORDS.length, Map.of("replaces", replaces));
  }

  private FileId clean(String name) throws Exception {
    FileId file = newFile(client("alice"), name);
    recordVerdict(file, new Verdict.Clean());
    return file;
  }

  private ObjectLocation recordVerdict(FileId file, Verdict verdict) {
    return new RecordedScan(scans, s3, NAMESPACE, new TenantContext(null, "alice"))
        .recordVerdict(file, verdict);
  }

  private HttpResponse<String> delete(FileId file, String query) throws Exception {
    return client("alice").call("DELETE", "/api/v1/files/" + file + query, "");
  }

  private HttpResponse<String> restore(FileId file) throws Exception {
    return client("alice").call("POST", "/api/v1/files/" + file + "/restore", "");
  }

  private String status(FileId file) throws Exception {
    return json(client("alice").get("/api/v1/files/" + file), 200).get("status").stringValue();
  }

  private byte[] download(FileId file) throws Exception {
    return client("alice")
        .fetch(
            json(client("alice").get("/api/v1/files/" + file + "/download"), 200)
                .get("downloadUrl")
                .stringValue())
        .body();
  }
}
