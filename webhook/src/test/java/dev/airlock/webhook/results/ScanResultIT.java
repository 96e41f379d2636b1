package dev.airlock.webhook.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.StoredCopies;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How scanners are answered, and what becomes of the file.
class ScanResultIT extends RunningWebhook {
  private final JsonMapper json = new JsonMapper();

  @Test
  void claimIsAnsweredWithThePolicy() throws Exception {
    FileId file = initiated();
    JsonNode answer = ok(scanner().report(file, messages(file).scanning()));
    assertThat(answer.get("outcome").stringValue()).isEqualTo("scan");
    assertThat(answer.get("status").stringValue()).isEqualTo("scanning");
    assertThat(answer.get("policy").get("contentType").stringValue()).isEqualTo("text/plain");
    assertThat(answer.get("policy").get("size").longValue()).isEqualTo(3);
    assertThat(answer.get("policy").get("maxSize").longValue()).isEqualTo(1_000);
  }

  @Test
  void verdictIsRecordedOnceAndRepeatedHarmlessly() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("recorded");
    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("duplicate");
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void whereItWasFoundAndWhatAreKept() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(
        scanner()
            .report(
                file,
                with(
                    scan.quarantined("unscannable"),
                    "\"where\":\"invoice.zip › a.docx\",\"what\":\"a cabinet\"")));
    ScanFinding finding = Objects.requireNonNull(files.find(file).orElseThrow().finding());
    assertThat(finding.reason()).isEqualTo(QuarantineReason.UNSCANNABLE);
    assertThat(finding.explanation())
        .isEqualTo(new Explanation("invoice.zip › a.docx", "a cabinet"));
  }

  @ParameterizedTest
  @CsvSource({
    "where, ''",
    "where, a\\nb",
    "where, fdp.\\u202etxt",
    "where, a\\ud800b",
    "what, a\\u0000b",
    "what, ' '",
    "what, \\u2066",
  })
  void whatCannotBeToldIsRefusedByItsField(String field, String text) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    for (String verdict : List.of(scan.quarantined("corrupt"), scan.infected())) {
      refusedFor(field, file, with(verdict, "\"%s\":\"%s\"".formatted(field, text)));
      refusedFor(field, file, with(verdict, "\"%s\":\"%s\"".formatted(field, "ü".repeat(501))));
      refusedFor(field, file, with(verdict, "\"%s\":[\"a\"]".formatted(field)));
    }
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"where", "what"})
  void nothingIsFoundInAClaimOrACleanFile(String field) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    refusedFor(field, file, with(scan.scanning(), "\"" + field + "\":\"a\""));
    ok(scanner().report(file, scan.scanning()));
    refusedFor(field, file, with(scan.clean(), "\"" + field + "\":\"a\""));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  private void refusedFor(String field, FileId file, String message) throws Exception {
    HttpResponse<String> response = scanner().report(file, message);
    problem(response, 422, "invalid-scan-result");
    JsonNode problem = json.readTree(response.body());
    assertThat(problem.get("field").stringValue()).isEqualTo(field);
    assertThat(problem.get("detail").stringValue()).startsWith(field + " ");
  }

  private static String with(String message, String fields) {
    return message.replaceFirst("\\{", Matcher.quoteReplacement("{" + fields + ","));
  }

  @Test
  void formThatIsPostedAgainAndAgainIsScannedThreeTimes() throws Exception {
    FileId file = initiated();
    ScanMessages last = messages(file);
    for (String version : List.of("\"v1\"", "\"v2\"", "\"v3\"")) {
      last = messages(file);
      JsonNode claimed = ok(scanner().report(file, last.scanning().replace("\"v1\"", version)));
      assertThat(claimed.get("outcome").stringValue()).isEqualTo("scan");
    }
    for (String version : List.of("\"v4\"", "\"v1\"", "\"v5\"")) {
      JsonNode refused =
          ok(scanner().report(file, messages(file).scanning().replace("\"v1\"", version)));
      assertThat(refused.get("outcome").stringValue()).isEqualTo("skip");
      assertThat(refused.get("status").stringValue()).isEqualTo("scanning");
      assertThat(refused.has("knownVerdict")).isFalse();
    }
    ok(scanner().report(file, last.infected().replace("\"v1\"", "\"v3\"")));
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void claimTellsWhoseFilesBelongTogetherAndNotWhoseTheyAre() throws Exception {
    String first = owner(initiated());
    assertThat(first).matches("[0-9a-f]{24}").doesNotContain("alice");
    assertThat(owner(initiated())).isEqualTo(first);
    assertThat(owner(ExampleUpload.fresh().of("bob").initiate(files))).isNotEqualTo(first);
  }

  private String owner(FileId file) throws Exception {
    return ok(scanner().report(file, messages(file).scanning())).get("owner").stringValue();
  }

  @Test
  void fileWithAVerdictNeedsNoScan() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.infected()));

    JsonNode sameVersion = ok(scanner().report(file, messages(file).scanning()));
    assertThat(sameVersion.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(sameVersion.get("knownVerdict").stringValue()).isEqualTo("infected");
    JsonNode overwrite =
        ok(scanner().report(file, messages(file).scanning().replace("\"v1\"", "\"v2\"")));
    assertThat(overwrite.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(overwrite.has("knownVerdict")).isFalse();
  }

  @Test
  void laterVerdictsChangeNothing() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.infected()));
    problem(scanner().report(file, scan.clean()), 409, "stale-verdict");
    problem(scanner().report(file, scan.quarantined("corrupt")), 409, "stale-verdict");
    problem(scanner().report(file, messages(file).clean()), 409, "stale-verdict");
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void laterClaimFencesTheEarlierScan() throws Exception {
    FileId file = initiated();
    ScanMessages earlier = messages(file);
    ScanMessages later = messages(file);
    ok(scanner().report(file, earlier.scanning()));
    ok(scanner().report(file, later.scanning()));
    problem(scanner().report(file, earlier.clean()), 409, "stale-verdict");
    ok(scanner().report(file, later.infected()));
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void verdictWithoutClaimIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, messages(file).clean()), 409, "not-claimed");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  /// What is served must be a copy that no uploader can write to.
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
    refusedFor("location", file, scan.clean(bucket, key));
    ObjectLocation larger = StoredCopies.put(NAMESPACE, bucket, key, "abcd");
    refusedFor("location", file, scan.clean(larger));
    ObjectLocation copy = StoredCopies.put(NAMESPACE, bucket, key);
    refusedFor("location.versionId", file, scan.clean(new ObjectLocation(bucket, key, null)));
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
    refusedFor("object.size", file, scan.clean(copy));
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

  @Test
  void objectOfAnotherFileOrBucketIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, messages(initiated()).scanning()), 422, "invalid-scan-result");
    problem(
        scanner()
            .report(
                file,
                messages(file).scanning().replace(NAMESPACE.landingBucket(), "a-bucket-of-others")),
        422,
        "invalid-scan-result");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void verdictAboutAnotherVersionIsStale() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    for (String[] change :
        new String[][] {
          {"\"v1\"", "\"v2\""}, {"\"abc\"", "\"abd\""}, {"\"size\":3", "\"size\":4"}
        }) {
      problem(
          scanner().report(file, scan.clean().replace(change[0], change[1])), 409, "stale-verdict");
    }
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void unknownAndMalformedIdsAreTold() throws Exception {
    FileId nobody = new FileId(UUID.randomUUID());
    problem(scanner().report(nobody, messages(nobody).scanning()), 404, "file-not-found");
    problem(
        scanner()
            .report(
                "1-1-1-1-1", messages(nobody).scanning(), IndependentScanner.SECRET, Instant.now()),
        422,
        "malformed-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"clean\"",
        "{",
        "{}",
        "{} {}",
        "{\"status\":\"clean\"}",
        "{\"status\":\"spotless\"}",
        "{\"status\":\"scanning\",\"status\":\"clean\"}",
        "{\"surprise\":1}",
        "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
        "{\"scanId\":\"x\"}",
        "{\"object\":{\"bucket\":\"b\"}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\"}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":-1}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":1.5}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":\"1\"}}",
        "{\"threats\":[null]}"
      })
  void nonsenseIsRefusedInPlainWords(String body) throws Exception {
    FileId file = initiated();
    HttpResponse<String> response = scanner().report(file, body);
    problem(response, 422, "invalid-scan-result");
    assertThat(response.body()).doesNotContain("Exception", "dev.airlock", "tools.jackson", "at ");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void bodyOverTheLimitIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, " ".repeat(65 * 1024)), 413, "body-too-large");
  }

  private FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }

  private JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  private static void problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"urn:airlock:problem:" + type + "\"");
  }
}
