package dev.airlock.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmProbeTest {

  @Test
  void readsTheMostMemoryThatAProcessHad() {
    String status = "Name:\tjava\nVmHWM:\t  345678 kB\nVmRSS:\t  300000 kB\n";

    assertThat(JvmProbe.peakMebibytes(status)).hasValue(345_678 / 1024.0);
  }

  @Test
  void knowsNoPeakWhereTheSystemReportsNone() {
    assertThat(JvmProbe.peakMebibytes("")).isEmpty();
  }

  @Test
  void addsUpWhatTheCompilersUsed() {
    List<String> stats =
        List.of(
            "12 (C2 CompilerThre) S 1 1 1 0 -1 4194368 9 0 0 0 150 7 0 0 20 0 30 0\n",
            "13 (C1 CompilerThre) S 1 1 1 0 -1 4194368 9 0 0 0 20 3 0 0 20 0 30 0\n",
            "14 (scan-1) S 1 1 1 0 -1 4194368 9 0 0 0 900 90 0 0 20 0 30 0\n",
            "");

    assertThat(JvmProbe.compilerTime(stats)).hasMillis(1_800);
  }
}
