package dev.airlock.model.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
  private static final String BYTES = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 63, 64})
  void has24To64Bytes(int length) {
    assertThatNoException().isThrownBy(() -> WebhookSecret.parse(secretOf(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 65, 1024})
  void hasNoOtherLength(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSecret.parse(secretOf(length)))
        .withMessageContaining(String.valueOf(length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BYTES,
        "whpk_" + BYTES,
        "WHSEC_" + BYTES,
        " whsec_" + BYTES,
        "whsec_" + BYTES + "\n",
        "whsec_" + BYTES + "*",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2L-L_Sw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"
      })
  void refusesAnyOtherFormWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookSecret.parse(text))
        .withNoCause()
        .satisfies(
            refusal -> assertThat(refusal.toString()).matches(WebhookSecretTest::saysNothing));
  }

  @Test
  void isNotShown() {
    assertThat(WebhookSecret.parse("whsec_" + BYTES)).hasToString("whsec_***");
  }

  @Test
  void authenticatesTheWholeOfItsParts() {
    WebhookSecret secret = WebhookSecret.parse("whsec_" + BYTES);

    assertThat(secret.hmac("one".getBytes(UTF_8), "two".getBytes(UTF_8)))
        .isEqualTo(secret.hmac("onetwo".getBytes(UTF_8)))
        .isNotEqualTo(secret.hmac("one".getBytes(UTF_8)));
  }

  private static boolean saysNothing(String refusal) {
    // Not even four characters of it in a row.
    return IntStream.rangeClosed(0, BYTES.length() - 4)
        .mapToObj(start -> BYTES.substring(start, start + 4))
        .noneMatch(refusal::contains);
  }

  private static String secretOf(int length) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
  }
}
