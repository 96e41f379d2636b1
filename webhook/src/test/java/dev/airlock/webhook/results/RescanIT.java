package dev.airlock.webhook.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.rescan.RescanOutcome;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.StoredCopies;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How scanners are answered about objects that already had a verdict.
class RescanIT extends RunningWebhook {
  private static final Actor OPERATOR = new Actor("user:operator", null);

  @Autowired Rescans rescans;

  private final JsonMapper json = new JsonMapper();

  /// The attack: a forged or repeated event that names a served object.
  @ParameterizedTest
  @ValueSource(strings = {"pending", "scanning", "clean", "infected"})
  void nothingIsRescannedWithoutARequest(String status) throws Exception {
    FileId file = initiated();
    ScanMessages first = messages(file);
    if (!status.equals("pending")) {
      ok(scanner().report(file, first.scanning()));
    }
    if (status.equals("clean")) {
      ok(scanner().report(file, first.clean()));
    }
    if (status.equals("infected")) {
      ok(scanner().report(file, first.infected()));
    }
    RegisteredFile before = stored(file);

    for (String bucket : new String[] {NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket()}) {
      JsonNode answer = ok(scanner().report(file, again(file, bucket, "c1").scanning()));
      assertThat(answer.get("outcome").stringValue()).isEqualTo("skip");
      assertThat(answer.get("status").stringValue()).isEqualTo(status);
      assertThat(answer.has("knownVerdict")).isFalse();
      assertThat(answer.has("policy")).isFalse();
    }
    assertThat(stored(file)).isEqualTo(before);
  }

  @Test
  void aRescanIsAnsweredWithWhatTheFirstScanFound() throws Exception {
    FileId file = clean();
    rescans.request(file, OPERATOR);

    JsonNode answer = ok(scanner().report(file, again(file, NAMESPACE.cleanBucket()).scanning()));
    assertThat(answer.get("outcome").stringValue()).isEqualTo("scan");
    assertThat(answer.get("policy").get("sha256").stringValue()).isEqualTo(ScanMessages.SHA_256);
    assertThat(answer.get("policy").has("waivedReasons")).isFalse();
  }

  @Test
  void aReleaseIsAnsweredWithWhatItWaives() throws Exception {
    FileId file = encrypted();
    assertThat(rescans.release(file, "known sender", OPERATOR))
        .isInstanceOf(RescanOutcome.Requested.class);

    JsonNode answer =
        ok(scanner().report(file, again(file, NAMESPACE.quarantineBucket()).scanning()));
    assertThat(answer.get("policy").get("waivedReasons").toString()).isEqualTo("[\"encrypted\"]");
  }

  @Test
  void aCleanFileStaysWhereItIs() throws Exception {
    FileId file = clean();
    ObjectLocation served = stored(file).location();
    rescans.request(file, OPERATOR);
    ScanMessages scan = again(file, NAMESPACE.cleanBucket());
    ok(scanner().report(file, scan.scanning()));

    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("recorded");
    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("duplicate");

    assertThat(stored(file).status()).isEqualTo(FileStatus.CLEAN);
    assertThat(stored(file).location()).isEqualTo(served);
    JsonNode late = ok(scanner().report(file, again(file, NAMESPACE.cleanBucket()).scanning()));
    assertThat(late.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(late.get("knownVerdict").stringValue()).isEqualTo("clean");
  }

  @Test
  void aCleanFileIsRevoked() throws Exception {
    FileId file = clean();
    rescans.request(file, OPERATOR);
    ScanMessages scan = again(file, NAMESPACE.cleanBucket());
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.infected(at(file, NAMESPACE.quarantineBucket(), "q1"))));

    assertThat(stored(file).status()).isEqualTo(FileStatus.INFECTED);
    assertThat(stored(file).location()).isEqualTo(at(file, NAMESPACE.quarantineBucket(), "q1"));
  }

  /// A report alone must not turn an isolated object into a served one.
  @Test
  void aReleasedFileHasToMove() throws Exception {
    FileId file = encrypted();
    rescans.release(file, "known sender", OPERATOR);
    ScanMessages scan = again(file, NAMESPACE.quarantineBucket());
    ok(scanner().report(file, scan.scanning()));
    problem(
        scanner().report(file, scan.clean(at(file, NAMESPACE.quarantineBucket(), "c1"))),
        422,
        "invalid-scan-result");
    ObjectLocation copy = StoredCopies.put(NAMESPACE, NAMESPACE.cleanBucket(), key(file));
    ok(scanner().report(file, scan.clean(copy)));
    assertThat(stored(file).location()).isEqualTo(copy);
  }

  @Test
  void aVerdictWithoutItsClaimIsStale() throws Exception {
    FileId file = clean();
    rescans.request(file, OPERATOR);
    ScanMessages scan = again(file, NAMESPACE.cleanBucket());
    problem(
        scanner().report(file, scan.infected(at(file, NAMESPACE.quarantineBucket(), "q1"))),
        409,
        "stale-verdict");
    assertThat(stored(file).status()).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void aClaimThatIsSentAgainGetsItsFirstAnswer() throws Exception {
    FileId file = clean();
    rescans.request(file, OPERATOR);
    ScanMessages scan = again(file, NAMESPACE.cleanBucket());
    String id = "msg_" + UUID.randomUUID();
    String first = scanner().report(file, scan.scanning(), id).body();
    ok(scanner().report(file, scan.clean()));
    RegisteredFile settled = stored(file);

    assertThat(scanner().report(file, scan.scanning(), id).body()).isEqualTo(first);
    assertThat(stored(file)).isEqualTo(settled);
  }

  @Test
  void anUploadIsDiscardedDuringARescan() throws Exception {
    FileId file = clean();
    rescans.request(file, OPERATOR);
    ok(scanner().report(file, again(file, NAMESPACE.cleanBucket()).scanning()));
    RegisteredFile scanning = stored(file);

    JsonNode answer =
        ok(scanner().report(file, messages(file).scanning().replace("\"v1\"", "\"v2\"")));
    assertThat(answer.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(stored(file)).isEqualTo(scanning);
  }

  private FileId clean() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.clean()));
    return file;
  }

  private FileId encrypted() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(
        scanner()
            .report(
                file, scan.quarantined("encrypted", at(file, NAMESPACE.quarantineBucket(), "c1"))));
    return file;
  }

  private ScanMessages again(FileId file, String bucket) {
    ObjectLocation location = Objects.requireNonNull(stored(file).location());
    assertThat(location.bucket()).isEqualTo(bucket);
    return again(file, bucket, Objects.requireNonNull(location.versionId()));
  }

  private static ScanMessages again(FileId file, String bucket, String version) {
    return new ScanMessages(
        NAMESPACE, file, new ObjectVersion(bucket, key(file), version, "abc", 3));
  }

  private static ObjectLocation at(FileId file, String bucket, String version) {
    return new ObjectLocation(bucket, key(file), version);
  }

  private static String key(FileId file) {
    return "document/" + file;
  }

  private RegisteredFile stored(FileId file) {
    return files.find(file).orElseThrow();
  }

  private JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  private static void problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"urn:airlock:problem:" + type + "\"");
  }
}
