package dev.airlock.model.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against other implementations: the vector that the libraries of Standard Webhooks share, and its
/// own Java library.
class WebhookSignerTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Clock THEN =
      Clock.fixed(Instant.ofEpochSecond(1_614_265_330), ZoneOffset.UTC);
  private static final WebhookSecret KEY = WebhookSecret.parse(SECRET);

  @Test
  void signsTheKnownVector() {
    WebhookHeaders headers =
        new WebhookSigner(KEY, THEN).sign(ID, "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(headers)
        .isEqualTo(
            new WebhookHeaders(
                ID, "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"Größe ✓ 𝄞\"}", "{\"a\":\r\n1}"})
  void isUnderstoodByTheLibrary(String body) {
    // The library takes the time from the system.
    WebhookHeaders headers =
        new WebhookSigner(KEY, Clock.systemUTC()).sign(ID, body.getBytes(UTF_8));

    assertThatCode(() ->
            new Webhook(SECRET)
                .verify(
                    body,
                    Map.of(
                        WebhookHeaders.ID, List.of(headers.id()),
                        WebhookHeaders.TIMESTAMP, List.of(headers.timestamp()),
                        WebhookHeaders.SIGNATURE, List.of(headers.signature()))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\":\"Größe ✓ 𝄞\"}", "{\"a\":\r\n1}"})
  void understandsTheLibrary(String body) throws Exception {
    long now = THEN.instant().getEpochSecond();
    String signature = new Webhook(SECRET).sign(ID, now, body);

    assertThat(
            new WebhookVerifier(List.of(KEY), THEN)
                .verify(
                    new WebhookHeaders(ID, Long.toString(now), signature), body.getBytes(UTF_8)))
        .isEqualTo(Verification.VALID);
  }
}
