package dev.airlock.model.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  /// Two UTF-16 units, one character.
  private static final String EMOJI = "\uD83D\uDE00";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoice.zip › a.docx",
        "ملف.zip › Ünï\u200dcode",
        "left-to-right\u200e right-to-left\u200f",
        EMOJI
      })
  void tellsWhatCanBeRead(String text) {
    assertThat(new Explanation(text, text)).isEqualTo(Explanation.cleaned(text, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a\0b",
        "a\nb",
        "a\u001b[31mb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u202ab",
        "fdp.\u202etxt",
        "a\u2066b",
        "a\u2069b",
        "a\ud800b"
      })
  void refusesWhatMisleadsWhoeverReadsIt(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Explanation(text, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Explanation(null, text));
  }

  @Test
  void countsCharactersAndNotUnits() {
    new Explanation(EMOJI.repeat(500), EMOJI.repeat(200));
    assertThatIllegalArgumentException().isThrownBy(() -> new Explanation(EMOJI.repeat(501), null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Explanation(null, EMOJI.repeat(201)));
  }

  @Test
  void cleansWhatComesOutOfAHostileFile() {
    assertThat(Explanation.cleaned("a\n\0b › fdp.\u202eexe", "x\ud800y"))
        .isEqualTo(new Explanation("a\uFFFD\uFFFDb › fdp.\uFFFDexe", "x\uFFFDy"));
    assertThat(Explanation.cleaned(" ", "")).isEqualTo(Explanation.NONE);
    assertThat(Explanation.cleaned(null, null)).isEqualTo(Explanation.NONE);
  }

  @Test
  void cutsAPathAtItsBeginningAndWordsAtTheirEnd() {
    Explanation cut = Explanation.cleaned(EMOJI.repeat(600) + " › a", "b" + EMOJI.repeat(300));
    assertThat(cut.where()).isEqualTo("…" + EMOJI.repeat(495) + " › a");
    assertThat(cut.what()).isEqualTo("b" + EMOJI.repeat(198) + "…");
  }
}
