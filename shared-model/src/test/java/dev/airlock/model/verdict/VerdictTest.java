package dev.airlock.model.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airlock.model.file.FileStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

  @Test
  void leadsToTheStateOfItsName() {
    assertThat(new Verdict.Clean().status()).isEqualTo(FileStatus.CLEAN);
    assertThat(new Verdict.Infected(List.of("Eicar")).status()).isEqualTo(FileStatus.INFECTED);
  }

  @ParameterizedTest
  @EnumSource
  void isolatesForEveryReason(QuarantineReason reason) {
    assertThat(new Verdict.Quarantined(reason).status()).isEqualTo(FileStatus.QUARANTINED);
  }

  @Test
  void infectedNamesAThreat() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Verdict.Infected(List.of()));
  }

  @Test
  void explainsNothingUnlessItSaysMore() {
    Explanation explanation = new Explanation("invoice.zip › a.docx", "a cabinet");
    assertThat(new Verdict.Clean().explanation()).isEqualTo(Explanation.NONE);
    assertThat(new Verdict.Infected(List.of("Eicar")).explanation()).isEqualTo(Explanation.NONE);
    assertThat(new Verdict.Infected(List.of("Eicar"), explanation).explanation())
        .isEqualTo(explanation);
    assertThat(new Verdict.Quarantined(QuarantineReason.CORRUPT).explanation())
        .isEqualTo(Explanation.NONE);
    assertThat(new Verdict.Quarantined(QuarantineReason.CORRUPT, explanation).explanation())
        .isEqualTo(explanation);
  }

  @Test
  void threatsCannotBeChangedAfterwards() {
    List<String> threats = new ArrayList<>(List.of("Eicar"));
    Verdict.Infected verdict = new Verdict.Infected(threats);

    threats.clear();

    assertThat(verdict.threats()).containsExactly("Eicar");
  }
}
