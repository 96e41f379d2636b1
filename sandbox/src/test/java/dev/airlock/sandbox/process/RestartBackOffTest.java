package dev.airlock.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartBackOffTest {

  private final RestartBackOff backOff = new RestartBackOff(Duration.ofSeconds(1));

  @Test
  void doublesUpToThirtySeconds() {
    var pauses = Stream.generate(() -> backOff.after(Duration.ZERO).toSeconds()).limit(7).toList();

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void beginsWithThePauseThatIsChosen() {
    var quick = new RestartBackOff(Duration.ofMillis(200));

    assertThat(quick.after(Duration.ZERO)).hasMillis(200);
    assertThat(quick.after(Duration.ZERO)).hasMillis(400);
    assertThat(quick.after(Duration.ofMinutes(1))).hasMillis(200);
  }

  @Test
  void startsAnewAfterAMinuteOfLife() {
    backOff.after(Duration.ZERO);
    backOff.after(Duration.ZERO);

    assertThat(backOff.after(Duration.ofMinutes(1))).hasSeconds(1);
    assertThat(backOff.after(Duration.ZERO)).hasSeconds(2);
  }
}
