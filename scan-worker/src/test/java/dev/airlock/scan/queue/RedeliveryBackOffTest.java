package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryBackOffTest {
  private final RedeliveryBackOff backOff =
      new RedeliveryBackOff(
          new ListenerSettings(
              "dead",
              "refused",
              5,
              Duration.ofSeconds(30),
              Duration.ofSeconds(10),
              Duration.ofSeconds(2),
              Duration.ofMinutes(5),
              Duration.ofHours(2)));

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 2, 4", "3, 4, 8", "5, 16, 32", "9, 150, 300", "1000, 150, 300"})
  void doublesUpToALimitWithJitter(int receives, int least, int most) {
    for (int i = 0; i < 50; i++) {
      assertThat(backOff.secondsAfter(receives)).isBetween(least, most);
    }
  }
}
