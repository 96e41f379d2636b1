package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.scanresult.ScanEngine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClamdVersionTest {

  @Test
  void readsEngineAndDatabase() {
    assertThat(ClamdVersion.parse("ClamAV 1.4.6/27500/Thu Nov 19 08:12:33 2026\n"))
        .isEqualTo(
            new ScanEngine("ClamAV", "1.4.6", "27500", Instant.parse("2026-11-19T08:12:33Z")));
  }

  @Test
  void readsSingleDigitDays() {
    assertThat(ClamdVersion.parse("ClamAV 1.4.6/27500/Thu Nov  5 08:12:33 2026\n").databaseDate())
        .isEqualTo(Instant.parse("2026-11-05T08:12:33Z"));
  }

  @Test
  void unofficialDatabaseHasNoVersion() {
    assertThat(ClamdVersion.parse("ClamAV 1.4.6\n"))
        .isEqualTo(new ScanEngine("ClamAV", "1.4.6", null, null));
  }

  @Test
  void otherRepliesAreFaults() {
    assertThatExceptionOfType(EngineFault.class)
        .isThrownBy(() -> ClamdVersion.parse("UNKNOWN COMMAND"));
  }
}
