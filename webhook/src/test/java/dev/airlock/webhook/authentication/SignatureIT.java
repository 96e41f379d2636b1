package dev.airlock.webhook.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody without a valid signature changes anything.
class SignatureIT extends RunningWebhook {
  private FileId file = new FileId(new java.util.UUID(0, 0));
  private String body = "";

  @BeforeEach
  void initiate() {
    file = initiated();
    body = messages(file).scanning();
  }

  @AfterEach
  void forgeriesChangeNothing(org.junit.jupiter.api.TestInfo test) {
    FileStatus expected =
        test.getDisplayName().startsWith("accepts") ? FileStatus.SCANNING : FileStatus.PENDING;
    assertThat(files.find(file).orElseThrow().status()).isEqualTo(expected);
  }

  @Test
  void acceptsWhatThePublishedLibrarySigns() throws Exception {
    assertThat(scanner().report(file, body).statusCode()).isEqualTo(200);
  }

  @Test
  void acceptsEverySecretThatIsValidNow() throws Exception {
    assertThat(
            scanner()
                .report(file.toString(), body, IndependentScanner.ROTATED_SECRET, Instant.now())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesAnUnknownSecret() throws Exception {
    refused(
        scanner().report(file.toString(), body, IndependentScanner.UNKNOWN_SECRET, Instant.now()));
  }

  @Test
  void refusesAnUnsignedMessage() throws Exception {
    refused(scanner().sendUnsigned(file.toString(), body));
  }

  @Test
  void refusesAnAlteredBody() throws Exception {
    Instant now = Instant.now();
    String signature =
        new Webhook(IndependentScanner.SECRET).sign("msg_1", now.getEpochSecond(), body);
    refused(scanner().send(file.toString(), body + " ", "msg_1", now, signature));
  }

  @Test
  void refusesAnAlteredId() throws Exception {
    Instant now = Instant.now();
    String signature =
        new Webhook(IndependentScanner.SECRET).sign("msg_1", now.getEpochSecond(), body);
    refused(scanner().send(file.toString(), body, "msg_2", now, signature));
  }

  @Test
  void refusesAnAlteredTime() throws Exception {
    Instant now = Instant.now();
    String signature =
        new Webhook(IndependentScanner.SECRET).sign("msg_1", now.getEpochSecond(), body);
    refused(scanner().send(file.toString(), body, "msg_1", now.plusSeconds(1), signature));
  }

  @Test
  void refusesMessagesTooOldOrTooNew() throws Exception {
    for (int seconds : new int[] {-310, 310}) {
      refused(
          scanner()
              .report(
                  file.toString(),
                  body,
                  IndependentScanner.SECRET,
                  Instant.now().plusSeconds(seconds)),
          "timestamp-outside-tolerance");
    }
  }

  @Test
  void refusesATruncatedSignature() throws Exception {
    Instant now = Instant.now();
    String signature =
        new Webhook(IndependentScanner.SECRET).sign("msg_1", now.getEpochSecond(), body);
    for (String broken :
        new String[] {
          signature.substring(0, signature.length() - 8), "v1,", "v1", " ", "v2," + signature
        }) {
      refused(scanner().send(file.toString(), body, "msg_1", now, broken));
    }
  }

  @Test
  void refusesASecretThatHasExpired() throws Exception {
    refused(
        scanner().report(file.toString(), body, IndependentScanner.EXPIRED_SECRET, Instant.now()));
  }

  @Test
  void tellsNobodyWhetherASecretOrAKeyIsKnown() throws Exception {
    Instant now = Instant.now();
    String ofAnotherBody =
        new Webhook(IndependentScanner.SECRET).sign("msg_1", now.getEpochSecond(), "{}");
    assertThat(
            List.of(
                scanner().send(file.toString(), body, "msg_1", now, ofAnotherBody).body(),
                scanner()
                    .report(file.toString(), body, IndependentScanner.UNKNOWN_SECRET, now)
                    .body(),
                scanner()
                    .report(file.toString(), body, IndependentScanner.EXPIRED_SECRET, now)
                    .body(),
                scanner()
                    .report(file.toString(), body, IndependentScanner.UNKNOWN_SECRET, Instant.EPOCH)
                    .body(),
                scanner().sendWithKey(file, body, "unknown").body(),
                scanner().sendWithKey(file, body, IndependentScanner.EXPIRED_API_KEY).body()))
        .allMatch(answer -> answer.contains("urn:airlock:problem:unauthenticated"))
        .containsOnly(scanner().sendWithKey(file, body, "another").body());
  }

  private static void refused(HttpResponse<String> response) {
    refused(response, "unauthenticated");
  }

  private static void refused(HttpResponse<String> response, String problem) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("urn:airlock:problem:" + problem + "\"");
  }
}
