package dev.airlock.model.signing;

import static dev.airlock.model.signing.Messages.BODY;
import static dev.airlock.model.signing.Messages.NOW;
import static dev.airlock.model.signing.Messages.OTHER;
import static dev.airlock.model.signing.Messages.SECRET;
import static dev.airlock.model.signing.Messages.SIGNED;
import static dev.airlock.model.signing.Messages.clock;
import static dev.airlock.model.signing.Messages.secretOf;
import static dev.airlock.model.signing.Messages.signed;
import static dev.airlock.model.signing.Messages.verify;
import static dev.airlock.model.signing.Messages.withSignature;
import static dev.airlock.model.signing.WebhookVerifier.Verification.VALID;
import static dev.airlock.model.signing.WebhookVerifier.Verification.WRONG_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureListTest {

  @Test
  void refusesAnotherSecret() {
    assertThat(verify(signed(OTHER, NOW), BODY)).isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void takesEachSecretWhileTheyAreRotated() {
    WebhookVerifier rotating = new WebhookVerifier(List.of(OTHER, SECRET), clock(NOW));

    assertThat(rotating.verify(signed(OTHER, NOW), BODY)).isEqualTo(VALID);
    assertThat(rotating.verify(signed(SECRET, NOW), BODY)).isEqualTo(VALID);
    assertThat(rotating.verify(signed(secretOf("neither the one nor other"), NOW), BODY))
        .isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void takesOneRightSignatureAmongSeveral() {
    String wrong = signed(OTHER, NOW).signature();

    assertThat(verify(withSignature(wrong + " " + SIGNED.signature()), BODY)).isEqualTo(VALID);
    assertThat(verify(withSignature(SIGNED.signature() + " " + wrong), BODY)).isEqualTo(VALID);
    assertThat(verify(withSignature(wrong + " " + wrong), BODY)).isEqualTo(WRONG_SIGNATURE);
  }

  @Test
  void refusesASignatureThatWasCutOff() {
    String signature = SIGNED.signature();
    // 32 bytes end in one '=', which is padding and no part of the signature.
    assertThat(signature).endsWith("=");

    assertThat(IntStream.range(0, signature.length() - 1))
        .allSatisfy(length ->
            assertThat(verify(withSignature(signature.substring(0, length)), BODY))
                .isEqualTo(WRONG_SIGNATURE));
  }

  @Test
  void looksAtTenSignaturesAtMost() {
    String wrong = signed(OTHER, NOW).signature() + " ";

    assertThat(verify(withSignature(wrong.repeat(9) + SIGNED.signature()), BODY)).isEqualTo(VALID);
    assertThat(verify(withSignature(wrong.repeat(10) + SIGNED.signature()), BODY))
        .isEqualTo(WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "v1",
        "v1,",
        "v1, ",
        "v1,====",
        "v1,***",
        "v1,AAAA",
        "\0",
        "v1,\uD83D"
      })
  void refusesGarbage(String signature) {
    assertThat(verify(withSignature(signature), BODY)).isEqualTo(WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2,", "v1a,", "V1,", "v1:", "v1 ,", "v11,", "whsec_", ""})
  void refusesARightSignatureUnderAnotherVersion(String version) {
    String other = version + SIGNED.signature().substring("v1,".length());

    assertThat(verify(withSignature(other), BODY)).isEqualTo(WRONG_SIGNATURE);
    assertThat(verify(withSignature(other + " " + SIGNED.signature()), BODY)).isEqualTo(VALID);
  }

  @Test
  void needsASecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookVerifier(List.of(), clock(NOW)));
  }
}
