package dev.airlock.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which files operators can rescan or release, and what a request leads to.
@ResourceLock("the queue") // of which it receives what is there
class RescanRequestsIT extends RunningApi {
  private static final String TENANT = "rescans";
  private static final String BECAUSE = "{\"reason\":\"known sender\"}";

  @Autowired Scans scans;
  @Autowired S3Client s3;
  @Autowired SqsAsyncClient sqs;

  @Test
  void aRescanIsKeptAndQueuedForExactlyTheFilesObject() throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    ObjectLocation served = recordVerdict(file, new Verdict.Clean());

    JsonNode answer = json(rescan(file), 202);
    assertThat(answer.get("status").stringValue()).isEqualTo("clean");
    assertThat(answer.has("waived")).isFalse();

    queued(file, served);
    assertThat(json(alice().get(path(file)), 200).get("status").stringValue()).isEqualTo("clean");
    assertThat(alice().get(path(file) + "/download").statusCode()).isEqualTo(200);
    JsonNode kept = entry(file, "rescan-requested");
    assertThat(kept.get("actor").stringValue()).isEqualTo("user:operator");
    assertThat(kept.get("address").stringValue()).isEqualTo("127.0.0.1");
    assertThat(kept.has("sequence")).isFalse();
  }

  @Test
  void aReleaseNamesTheWaivedReasonAndRecordsWhy() throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    ObjectLocation isolated =
        recordVerdict(file, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));

    JsonNode answer = json(release(file, BECAUSE), 202);
    assertThat(answer.get("status").stringValue()).isEqualTo("quarantined");
    assertThat(answer.get("waived").stringValue()).isEqualTo("encrypted");

    queued(file, isolated);
    JsonNode kept = entry(file, "release-requested");
    assertThat(kept.get("actor").stringValue()).isEqualTo("user:operator");
    assertThat(kept.get("details").get("reason").stringValue()).isEqualTo("known sender");
    assertThat(kept.get("details").get("waived").stringValue()).isEqualTo("encrypted");
  }

  @ParameterizedTest
  @EnumSource
  void releasesOnlyWaivableReasons(QuarantineReason reason) throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    recordVerdict(file, new Verdict.Quarantined(reason));
    if (reason.isWaivable()) {
      assertThat(json(release(file, BECAUSE), 202).get("waived").stringValue())
          .isEqualTo(reason.wireName());
    } else {
      assertThat(problem(release(file, BECAUSE), 409, "not-releasable").get("detail").stringValue())
          .contains(reason.wireName(), "Rescan it", "upload it again");
      assertThat(json(rescan(file), 202).get("status").stringValue()).isEqualTo("quarantined");
    }
  }

  @Test
  void whatHasNoVerdictOrIsInfectedOrDeletedStaysAsItIs() throws Exception {
    FileId pending = newFile(alice(), "notes.txt");
    FileId infected = newFile(alice(), "notes.txt");
    recordVerdict(infected, new Verdict.Infected(List.of("Eicar-Test-Signature")));
    FileId deleted = newFile(alice(), "notes.txt");
    recordVerdict(deleted, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    alice().call("DELETE", path(deleted), "");
    for (FileId file : List.of(pending, infected, deleted)) {
      problem(rescan(file), 409, "not-rescannable");
      problem(release(file, BECAUSE), 409, "not-releasable");
    }
    FileId clean = newFile(alice(), "notes.txt");
    recordVerdict(clean, new Verdict.Clean());
    problem(release(clean, BECAUSE), 409, "not-releasable");
  }

  @Test
  void whatIsGoneCannotBeScannedAgain() throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    ObjectLocation lost = recordVerdict(file, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    s3.deleteObject(
        delete -> delete.bucket(lost.bucket()).key(lost.key()).versionId(lost.versionId()));
    problem(rescan(file), 409, "not-rescannable");
    problem(release(file, BECAUSE), 409, "not-releasable");
    assertThat(actions(file)).doesNotContain("rescan-requested", "release-requested");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":null}",
        "{\"reason\":\"\"}",
        "{\"reason\":\" \"}",
        "{\"reason\":\"a\\u0000b\"}",
        "{\"reason\":\"a\\nb\"}",
        "{\"reason\":\"a\\u0085b\"}",
        "{\"reason\":\"a\\ud800b\"}",
        "{\"reason\":{}}"
      })
  void aReleaseNeedsAReasonThatCanBeKept(String body) throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    recordVerdict(file, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    assertThat(problem(release(file, body), 400, "invalid-field").get("field").stringValue())
        .isEqualTo("reason");
    assertThat(actions(file)).doesNotContain("release-requested");
  }

  @Test
  void aReasonHasUpTo1000Characters() throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    recordVerdict(file, new Verdict.Quarantined(QuarantineReason.CORRUPT));
    problem(release(file, because("x".repeat(1_001))), 400, "invalid-field");
    json(release(file, because("ü".repeat(1_000))), 202);
    assertThat(entry(file, "release-requested").get("details").get("reason").stringValue())
        .hasSize(1_000);
  }

  private static String because(String reason) {
    return "{\"reason\":\"" + reason + "\"}";
  }

  @Test
  void filesOfOtherTenantsAreUnknown() throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    recordVerdict(file, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    for (Client other : List.of(operatorOf("rival"), operatorOf(null))) {
      problem(other.call("POST", admin(file) + "/rescan", ""), 404, "file-not-found");
      problem(other.call("POST", admin(file) + "/release", BECAUSE), 404, "file-not-found");
      problem(other.call("DELETE", admin(file), ""), 404, "file-not-found");
      problem(other.call("DELETE", admin(file) + "?hardDelete=true", ""), 404, "file-not-found");
    }
    assertThat(json(alice().get(path(file)), 200).get("status").stringValue())
        .isEqualTo("quarantined");
    assertThat(actions(file)).doesNotContain("release-requested", "rescan-requested", "deleted");
    assertThat(entry(file, "access-refused").toString())
        .as("tenants do not learn of each other")
        .doesNotContain("operator", "rival", "127.0.0.1");

    FileId nobodys = newFile(client("alice"), "notes.txt");
    problem(rescan(nobodys), 404, "file-not-found");
    problem(rescan(new FileId(UUID.randomUUID())), 404, "file-not-found");
    problem(
        operatorOf(TENANT).call("POST", "/api/v1/admin/files/1-1-1-1-1/rescan", ""),
        422,
        "malformed-id");
  }

  private Client alice() {
    return clientOf(TENANT, "alice");
  }

  private HttpResponse<String> rescan(FileId file) throws Exception {
    return operatorOf(TENANT).call("POST", admin(file) + "/rescan", "");
  }

  private HttpResponse<String> release(FileId file, String body) throws Exception {
    return operatorOf(TENANT).call("POST", admin(file) + "/release", body);
  }

  private ObjectLocation recordVerdict(FileId file, Verdict verdict) {
    return new RecordedScan(scans, s3, NAMESPACE, new TenantContext(TENANT, "alice"))
        .recordVerdict(file, verdict);
  }

  /// Waits for the message, and checks that it names the object as S3 would.
  private void queued(FileId file, ObjectLocation object) {
    List<String> bodies = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          receive(bodies);
          return bodies.stream().anyMatch(body -> isFor(body, file));
        });
    JsonNode said =
        new JsonMapper()
            .readTree(bodies.stream().filter(body -> isFor(body, file)).findFirst().orElseThrow())
            .get("Records")
            .get(0)
            .get("s3");
    assertThat(said.get("bucket").get("name").stringValue()).isEqualTo(object.bucket());
    assertThat(said.get("object").get("key").stringValue()).isEqualTo("document%2F" + file);
    assertThat(said.get("object").get("versionId").stringValue()).isEqualTo(object.versionId());
    assertThat(said.get("object").get("size").longValue()).isEqualTo(RecordedScan.WORDS.length);
    assertThat(said.get("object").get("eTag").stringValue())
        .isEqualTo(
            s3.headObject(head -> head.bucket(object.bucket()).key(object.key()))
                .eTag()
                .replace("\"", ""));
  }

  private static boolean isFor(String body, FileId file) {
    return body.contains("ObjectCreated:Confirmed") && body.contains(file.toString());
  }

  private void receive(List<String> bodies) {
    String url = sqs.getQueueUrl(get -> get.queueName(NAMESPACE.queue())).join().queueUrl();
    sqs.receiveMessage(receive ->
            receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1).visibilityTimeout(30))
        .join()
        .messages()
        .forEach(message -> bodies.add(message.body()));
  }

  private JsonNode entry(FileId file, String action) throws Exception {
    return json(alice().get(path(file) + "/history"), 200)
        .valueStream()
        .filter(entry -> entry.get("action").stringValue().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private List<String> actions(FileId file) throws Exception {
    return json(alice().get(path(file) + "/history"), 200)
        .valueStream()
        .map(entry -> entry.get("action").stringValue())
        .toList();
  }

  private static String path(FileId file) {
    return "/api/v1/files/" + file;
  }

  private static String admin(FileId file) {
    return "/api/v1/admin/files/" + file;
  }
}
