package dev.airlock.model.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineReasonTest {

  @Test
  void hasTheNamesThatCallersKnow() {
    assertThat(QuarantineReason.values())
        .extracting(QuarantineReason::wireName)
        .containsExactlyInAnyOrder(
            "encrypted",
            "unscannable",
            "suspicious",
            "limits-exceeded",
            "too-large",
            "type-mismatch",
            "type-not-allowed",
            "corrupt",
            "checksum-mismatch",
            "scan-failed",
            "empty");
  }

  @Test
  void canBeWaivedOnlyIfAllDeclaredBytesWereScanned() {
    assertThat(QuarantineReason.values())
        .filteredOn(QuarantineReason::isWaivable)
        .extracting(QuarantineReason::wireName)
        .containsExactlyInAnyOrder(
            "encrypted",
            "unscannable",
            "suspicious",
            "type-mismatch",
            "type-not-allowed",
            "corrupt");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(QuarantineReason reason) {
    assertThat(QuarantineReason.parse(reason.wireName())).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TOO_LARGE", "too_large", "tooLarge", "infected"})
  void isNotFoundByAnyOtherName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> QuarantineReason.parse(name));
  }
}
