package dev.airlock.model.scanresult;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.verdict.QuarantineReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ScanPolicyTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void waivesNothingUnlessItSaysSo() {
    ScanPolicy policy = policy(null);
    assertThat(QuarantineReason.values()).noneMatch(policy::waives);
    assertThat(JSON.writeValueAsString(policy)).doesNotContain("waive");
  }

  @Test
  void waivesTheNamedReasonAlone() {
    ScanPolicy policy = policy(List.of(QuarantineReason.ENCRYPTED));
    assertThat(QuarantineReason.values())
        .filteredOn(policy::waives)
        .containsExactly(QuarantineReason.ENCRYPTED);
    assertThat(JSON.writeValueAsString(policy)).contains("\"waivedReasons\":[\"encrypted\"]");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIMITS_EXCEEDED", "TOO_LARGE", "CHECKSUM_MISMATCH", "SCAN_FAILED", "EMPTY"})
  void waivesNothingThatNobodyCanAnswerFor(QuarantineReason reason) {
    assertThat(policy(List.of(reason)).waives(reason)).isFalse();
  }

  @Test
  void isReadBackAsItWas() {
    for (ScanPolicy policy :
        List.of(policy(null), policy(List.of(QuarantineReason.CORRUPT, QuarantineReason.EMPTY)))) {
      assertThat(JSON.readValue(JSON.writeValueAsString(policy), ScanPolicy.class))
          .isEqualTo(policy);
    }
  }

  private static ScanPolicy policy(@Nullable List<QuarantineReason> waived) {
    return new ScanPolicy(
        "document", "text/plain", 3, 1_000, null, "private", InfectedObjects.ISOLATE, waived);
  }
}
