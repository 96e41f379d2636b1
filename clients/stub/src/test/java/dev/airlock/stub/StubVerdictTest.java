package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubVerdictTest {
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @ParameterizedTest
  @CsvSource({
    "notes.txt, clean,",
    "Infected-report.pdf, infected,",
    "eicar.txt, infected,",
    "my-quarantined.zip, quarantined, encrypted",
    "quarantined-corrupt.pdf, quarantined, corrupt",
    "slow-quarantined-scan-failed.pdf, quarantined, scan-failed"
  })
  void theNameDecides(String name, String status, String reason) {
    StubVerdict verdict = StubVerdict.of(name, new byte[] {1});
    assertThat(verdict.status()).isEqualTo(status);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.threats().isEmpty()).isNotEqualTo(status.equals("infected"));
  }

  @ParameterizedTest
  @CsvSource({"notes.txt, infected", "quarantined.txt, infected"})
  void theTestFileIsInfectedUnderAnyName(String name, String status) {
    assertThat(StubVerdict.of(name, EICAR.getBytes(US_ASCII)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"slow.txt, true", "notes.txt, false"})
  void slowFilesTakeTheirTime(String name, boolean slow) {
    assertThat(StubVerdict.of(name, new byte[] {1}).after().toMillis() > 1_000).isEqualTo(slow);
  }
}
