package dev.airlock.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerTimesTest {

  @Test
  void addsUpWhatTheCompilersUsed() {
    List<String> stats =
        List.of(
            "12 (C2 CompilerThre) S 1 1 1 0 -1 4194368 9 0 0 0 150 7 0 0 20 0 30 0",
            "13 (C1 CompilerThre) S 1 1 1 0 -1 4194368 9 0 0 0 20 3 0 0 20 0 30 0",
            "14 (scan-1) S 1 1 1 0 -1 4194368 9 0 0 0 900 90 0 0 20 0 30 0",
            "");

    assertThat(CompilerTimes.in(stats)).hasMillis(1_800);
  }
}
