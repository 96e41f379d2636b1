package dev.airlock.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTest {

  @Test
  void showsWhatWasUsedBetweenTwoMoments() {
    CpuTimes earlier = new CpuTimes(Map.of("clamd", Duration.ofSeconds(1)));
    CpuTimes later =
        new CpuTimes(Map.of("clamd", Duration.ofSeconds(3), "worker", Duration.ofSeconds(5)));

    CpuTimes between = later.since(earlier);

    assertThat(between.of("clamd")).hasSeconds(2);
    assertThat(between.of("worker")).hasSeconds(5);
    assertThat(between.of("nobody")).isZero();
  }

  @Test
  void showsTheBusiestFirstAndNobodyWhoWasIdle() {
    CpuTimes used =
        new CpuTimes(
            Map.of(
                "clamd", Duration.ofMillis(1_500),
                "worker", Duration.ofSeconds(2),
                "idle", Duration.ofMillis(1)));

    assertThat(used.during(Duration.ofSeconds(2))).isEqualTo("worker 1.00, clamd 0.75 processors");
  }

  @Test
  void knowsThisJvm() {
    assertThat(CpuTimes.now().of(CpuTimes.OWN)).isPositive();
  }
}
