package dev.airlock.model.signing;

import static dev.airlock.model.signing.Messages.BODY;
import static dev.airlock.model.signing.Messages.NOW;
import static dev.airlock.model.signing.Messages.OTHER;
import static dev.airlock.model.signing.Messages.SECRET;
import static dev.airlock.model.signing.Messages.SIGNED;
import static dev.airlock.model.signing.Messages.clock;
import static dev.airlock.model.signing.Messages.mac;
import static dev.airlock.model.signing.Messages.signed;
import static dev.airlock.model.signing.Messages.signedAt;
import static dev.airlock.model.signing.Messages.verify;
import static dev.airlock.model.signing.WebhookVerifier.Verification.MALFORMED;
import static dev.airlock.model.signing.WebhookVerifier.Verification.OUTSIDE_TOLERANCE;
import static dev.airlock.model.signing.WebhookVerifier.Verification.VALID;
import static dev.airlock.model.signing.WebhookVerifier.Verification.WRONG_SIGNATURE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void letsAMessagePass() {
    assertThat(verify(SIGNED, BODY)).isEqualTo(VALID);
  }

  @Test
  void refusesAnAlteredBody() {
    byte[] altered = BODY.clone();
    for (int i = 0; i < altered.length; i++) {
      altered[i] ^= 1;
      assertThat(verify(SIGNED, altered)).as("byte %d", i).isEqualTo(WRONG_SIGNATURE);
      altered[i] ^= 1;
    }
    assertThat(verify(SIGNED, new byte[0])).isEqualTo(WRONG_SIGNATURE);
    assertThat(verify(SIGNED, new String(BODY, UTF_8).concat("\n").getBytes(UTF_8)))
        .isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void refusesAnAlteredId() {
    assertThat(verify(new WebhookHeaders("msg_2", SIGNED.timestamp(), SIGNED.signature()), BODY))
        .isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void refusesAnAlteredTimestamp() {
    String later = Long.toString(NOW.plusSeconds(1).getEpochSecond());

    assertThat(verify(new WebhookHeaders(SIGNED.id(), later, SIGNED.signature()), BODY))
        .isEqualTo(WRONG_SIGNATURE);
    assertThat(
            verify(
                new WebhookHeaders(SIGNED.id(), "0" + SIGNED.timestamp(), SIGNED.signature()),
                BODY))
        .isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void refusesAStaleMessage() {
    Instant oldest = NOW.minus(WebhookVerifier.TOLERANCE);

    assertThat(verify(signedAt(oldest), BODY)).isEqualTo(VALID);
    assertThat(verify(signedAt(oldest.minus(SECOND)), BODY)).isEqualTo(OUTSIDE_TOLERANCE);
    assertThat(verify(signedAt(Instant.EPOCH), BODY)).isEqualTo(OUTSIDE_TOLERANCE);
  }

  @Test
  void refusesAMessageFromTheFuture() {
    Instant newest = NOW.plus(WebhookVerifier.TOLERANCE);

    assertThat(verify(signedAt(newest), BODY)).isEqualTo(VALID);
    assertThat(verify(signedAt(newest.plus(SECOND)), BODY)).isEqualTo(OUTSIDE_TOLERANCE);
    assertThat(verify(signedAt(Instant.ofEpochSecond(99_999_999_999L)), BODY))
        .isEqualTo(OUTSIDE_TOLERANCE);
  }

  @Test
  void tellsTheAgeOnlyToThoseWhoCanSign() {
    WebhookHeaders forged = signed(OTHER, Instant.EPOCH);

    assertThat(verify(forged, BODY)).isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void readsNoMessageInTwoWays() {
    // Signed as (msg_1, now, "<now>.{}"), sent as (msg_1.<now>, now, "{}"): the same signed bytes.
    String now = SIGNED.timestamp();
    String signature =
        new WebhookSigner(SECRET, clock(NOW))
            .sign("msg_1", (now + ".{}").getBytes(UTF_8))
            .signature();
    byte[] shifted = "{}".getBytes(UTF_8);
    String idWithDot = "msg_1." + now;
    assertThat(mac(idWithDot, now, shifted)).isEqualTo(signature);

    assertThat(verify(new WebhookHeaders(idWithDot, now, signature), shifted)).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "msg 1", "msg\n1", "mög", "a.b", "../1"})
  void refusesAnIdOfAnotherForm(String id) {
    String signature = mac(id, SIGNED.timestamp(), BODY);

    assertThat(verify(new WebhookHeaders(id, SIGNED.timestamp(), signature), BODY))
        .isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1795255200",
        "1795255200.0",
        "1795255200 ",
        "١٧٩٥٢٥٥٢٠٠",
        "999999999999",
        "2026-11-21T10:00:00Z"
      })
  void refusesATimestampOfAnotherForm(String timestamp) {
    String signature = mac(SIGNED.id(), timestamp, BODY);

    assertThat(verify(new WebhookHeaders(SIGNED.id(), timestamp, signature), BODY))
        .isEqualTo(MALFORMED);
  }
}
