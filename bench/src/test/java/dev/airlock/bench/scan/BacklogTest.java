package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.scan.Backlog.Drained;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final Drained drained =
      new Drained(
          100,
          Duration.ofSeconds(4),
          new CpuTimes(Map.of("worker", Duration.ofMillis(250), "clamd", Duration.ofSeconds(3))),
          Duration.ofMillis(50));

  @Test
  void countsFilesASecond() {
    assertThat(drained.filesPerSecond()).isEqualTo(25);
  }

  @Test
  void dividesProcessorTimeByFiles() {
    assertThat(drained.millisPerFile("worker")).isEqualTo(2.5);
    assertThat(drained.millisPerFile("somebody else")).isZero();
    assertThat(drained.compilingMillisPerFile()).isEqualTo(0.5);
  }

  @Test
  void showsWhoWasBusy() {
    assertThat(drained.processors()).isEqualTo("clamd 0.75, worker 0.06 processors");
  }
}
