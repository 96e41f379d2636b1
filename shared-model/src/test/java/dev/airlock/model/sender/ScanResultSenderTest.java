package dev.airlock.model.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ScanResultSenderTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final FileId FILE = FileId.of("019aa3f0-5b7c-7def-8123-456789abcdef");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ScanResultMessage CLAIM =
      ScanResultMessage.of(
          new ScanReport.Claim(
              UUID.fromString("0b0e1a52-6d3f-4c0e-9a51-1b8d1b6c7e01"),
              new ObjectVersion("airlock-uploads", "resume/" + FILE, "v1", "größe", 68),
              NOW));

  private final FakeWebhook webhook = new FakeWebhook(at(NOW));

  @Test
  void messageIsSentAsItWasSigned() {
    webhook.answer(
        200, "{\"fileId\":\"" + FILE + "\",\"status\":\"scanning\",\"outcome\":\"skip\"}");

    SendOutcome outcome = sender(NOW).send(FILE, "msg_1", CLAIM);

    assertThat(outcome)
        .isEqualTo(
            new SendOutcome.Accepted(
                new ScanResultResponse(
                    FILE, FileStatus.SCANNING, ScanResultResponse.Outcome.SKIP, null, null, null)));
    SignedRequest request = webhook.requests().getFirst();
    assertThat(request.path()).isEqualTo("/api/v1/files/" + FILE + "/scan-result");
    assertThat(request.headers().id()).isEqualTo("msg_1");
    assertThat(new String(request.body(), UTF_8)).contains("\"eTag\":\"größe\"");
    assertThat(JSON.readValue(request.body(), ScanResultMessage.class)).isEqualTo(CLAIM);
  }

  @Test
  void messageSentAgainDiffersInItsTimeOnly() {
    webhook.answer(503, "");
    sender(NOW).send(FILE, "msg_1", CLAIM);
    sender(NOW.plus(Duration.ofMinutes(4))).send(FILE, "msg_1", CLAIM);

    SignedRequest first = webhook.requests().getFirst();
    SignedRequest again = webhook.requests().getLast();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().id()).isEqualTo(first.headers().id());
    assertThat(again.headers().timestamp()).isNotEqualTo(first.headers().timestamp());
    assertThat(again.headers().signature()).isNotEqualTo(first.headers().signature());
  }

  @Test
  void lateResultIsToBeDropped() {
    webhook.answer(409, "{}");
    assertThat(sender(NOW).send(FILE, "msg_1", CLAIM)).isEqualTo(new SendOutcome.Stale());
    webhook.answer(410, "{}");
    assertThat(sender(NOW).send(FILE, "msg_1", CLAIM)).isEqualTo(new SendOutcome.Deleted());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 413, 422, 500})
  void refusalComesWithItsProblem(int status) {
    webhook.answer(status, "{\"title\":\"größer\"}");
    assertThat(sender(NOW).send(FILE, "msg_1", CLAIM))
        .isEqualTo(new SendOutcome.Refused(status, "{\"title\":\"größer\"}"));
  }

  @Test
  void messageOfAnotherSecretIsRefused() {
    WebhookSecret other = WebhookSecret.parse("whsec_dGVzdC1vbmx5LXNlY3JldC1vZi1zb21lYm9keQ==");
    assertThat(sender(new WebhookSigner(other, at(NOW)), webhook).send(FILE, "msg_1", CLAIM))
        .isEqualTo(new SendOutcome.Refused(401, "wrong signature"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void busyWebhookIsUnavailable(int status) {
    webhook.answer(status, "come again");
    assertThat(sender(NOW).send(FILE, "msg_1", CLAIM))
        .isEqualTo(new SendOutcome.Unavailable.Busy(status));
  }

  @Test
  void webhookWithoutAnswerIsUnavailable() {
    IOException broken = new IOException("connection reset");
    Transport nowhere =
        _ -> {
          throw broken;
        };
    assertThat(sender(signer(NOW), nowhere).send(FILE, "msg_1", CLAIM))
        .isEqualTo(new SendOutcome.Unavailable.Unreachable(broken));
  }

  /// An answer that cannot be read must not be taken for consent.
  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "{\"outcome\":\"perhaps\"}"})
  void invalidAnswerIsAFault(String body) {
    webhook.answer(200, body);
    ScanResultSender sender = sender(NOW);
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> sender.send(FILE, "msg_1", CLAIM));
  }

  private ScanResultSender sender(Instant time) {
    return sender(signer(time), webhook);
  }

  private static ScanResultSender sender(WebhookSigner signer, Transport transport) {
    return new ScanResultSender(
        signer,
        JSON::writeValueAsBytes,
        body -> JSON.readValue(body, ScanResultResponse.class),
        transport);
  }

  private static WebhookSigner signer(Instant time) {
    return new WebhookSigner(FakeWebhook.SECRET, at(time));
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }
}
