package dev.airlock.webhook.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of files that a node called clean, when it turns out not to work.
class WithdrawalIT extends RunningWebhook {
  private static final String ENGINE = "\"engine\":{\"name\":\"ClamAV\",\"version\":\"1.4.6\"";

  @Autowired AuditLog auditLog;

  private final JsonMapper json = new JsonMapper();
  private final String node = "clamd-" + UUID.randomUUID() + ":3310";

  /// Whoever withdraws knows nothing of the past: what the verdicts say is enough.
  @Test
  void whatWasCalledCleanSinceTheLastProofIsScannedAgain() throws Exception {
    FileId before = clean(node, "10:00:00", "10:00:01");
    FileId first = clean(node, "10:05:00", "10:05:02");
    FileId second = clean(node, "10:05:00", "10:05:20");
    FileId others = clean("clamd-9:3310", "10:05:00", "10:05:20");

    JsonNode answer = ok(withdraw("{\"node\":\"%s\"}".formatted(node)));

    assertThat(answer.get("since").stringValue()).isEqualTo("2026-11-20T10:05:00Z");
    assertThat(answer.get("withdrawn").intValue()).isEqualTo(2);
    assertThat(answer.get("more").booleanValue()).isFalse();
    assertThat(status(before)).isEqualTo(FileStatus.CLEAN);
    assertThat(status(first)).isEqualTo(FileStatus.SCANNING);
    assertThat(status(second)).isEqualTo(FileStatus.SCANNING);
    assertThat(status(others)).isEqualTo(FileStatus.CLEAN);
    HistoryEntry last = auditLog.history(first).getLast();
    assertThat(last.action()).isEqualTo(Action.VERDICT_WITHDRAWN);
    assertThat(last.status()).isEqualTo(FileStatus.SCANNING);
    assertThat(last.actor()).startsWith("scanner:");
    assertThat(last.details()).containsEntry("node", node);
  }

  @Test
  void whatIsWithdrawnAgainFindsOnlyWhatCameMeanwhile() throws Exception {
    FileId before = clean(node, "10:00:00", "10:00:01");
    clean(node, "10:05:00", "10:05:02");
    String since = ok(withdraw("{\"node\":\"%s\"}".formatted(node))).get("since").stringValue();
    FileId late = clean(node, "10:05:00", "10:05:30");

    String again = "{\"node\":\"%s\",\"since\":\"%s\"}".formatted(node, since);
    assertThat(ok(withdraw(again)).get("withdrawn").intValue()).isEqualTo(1);
    assertThat(ok(withdraw(again)).get("withdrawn").intValue()).isZero();
    assertThat(status(late)).isEqualTo(FileStatus.SCANNING);
    assertThat(status(before)).isEqualTo(FileStatus.CLEAN);
  }

  /// The scan that had called it clean must not do so once more.
  @Test
  void theFormerScanHasNothingToSayAnyMore() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, by(node, "10:05:00", "10:05:02", scan.clean())));
    ok(withdraw("{\"node\":\"%s\"}".formatted(node)));

    HttpResponse<String> late =
        scanner().report(file, by(node, "10:05:00", "10:05:02", scan.clean()));
    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
    assertThat(ok(scanner().report(file, messages(file).scanning())).get("outcome").stringValue())
        .isEqualTo("skip");
  }

  @Test
  void aWithdrawnFileIsScannedWhereItLies() throws Exception {
    FileId file = clean(node, "10:05:00", "10:05:02");
    ok(withdraw("{\"node\":\"%s\"}".formatted(node)));
    ObjectLocation location = Objects.requireNonNull(files.find(file).orElseThrow().location());
    ScanMessages scan =
        new ScanMessages(
            NAMESPACE,
            file,
            new ObjectVersion(
                NAMESPACE.cleanBucket(),
                "document/" + file,
                Objects.requireNonNull(location.versionId()),
                "abc",
                3));

    assertThat(ok(scanner().report(file, scan.scanning())).get("outcome").stringValue())
        .isEqualTo("scan");
    ok(scanner().report(file, by("clamd-1:3310", "10:07:00", "10:07:02", scan.clean())));
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void nobodyWithdrawsWithoutASignature() throws Exception {
    FileId file = clean(node, "10:05:00", "10:05:02");
    assertThat(
            scanner()
                .withdraw(
                    "{\"node\":\"%s\"}".formatted(node),
                    "whsec_b2Ygbm9ib2R5IHRoYXQgdGhlIHdlYmhvb2sga25vd3M=")
                .statusCode())
        .isEqualTo(401);
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"node\":\" \"}", "{\"node\":\"a\",\"files\":[]}", "[]", ""})
  void aMalformedMessageIsRefused(String body) throws Exception {
    assertThat(withdraw(body).statusCode()).isEqualTo(422);
  }

  private FileId clean(String by, String provedAt, String finishedAt) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, by(by, provedAt, finishedAt, scan.clean())));
    return file;
  }

  private static String by(String node, String provedAt, String finishedAt, String clean) {
    return clean
        .replace(
            ENGINE,
            "%s,\"node\":\"%s\",\"provedAt\":\"2026-11-20T%sZ\"".formatted(ENGINE, node, provedAt))
        .replace("2026-11-20T10:00:01Z", "2026-11-20T" + finishedAt + "Z");
  }

  private HttpResponse<String> withdraw(String body) throws Exception {
    return scanner().withdraw(body);
  }

  private FileStatus status(FileId file) {
    return files.find(file).map(RegisteredFile::status).orElseThrow();
  }

  private JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }
}
