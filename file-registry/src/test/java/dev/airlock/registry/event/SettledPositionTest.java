package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettledPositionTest {
  private static final Instant SERVER = Instant.parse("2026-11-21T10:00:00Z");
  private static final int LIMIT = 3;

  private final SettledPosition position = new SettledPosition();

  private long settled() {
    return position.asSeenBy(SERVER);
  }

  /// A round of transaction `by`, which numbered these positions.
  private void round(long oldestRunning, long by, long... numbered) {
    position.after(
        oldestRunning,
        Arrays.stream(numbered).mapToObj(one -> new SettledPosition.Mark(one, by)).toList(),
        LIMIT);
  }

  @Test
  void isReachedWhenNobodyCanAddToItAnyMore() {
    assertThat(settled()).isZero();
    round(50, 70, 10, 11);
    assertThat(settled()).as("somebody older may still commit 9").isZero();
    round(71, 80, 9);
    assertThat(settled()).isEqualTo(11);
    round(72, 90);
    assertThat(settled()).as("9 lies before it").isEqualTo(11);
  }

  @Test
  void isReachedByARoundThatFindsNothing() {
    settled();
    round(50, 70, 10);
    round(71, 0);
    assertThat(settled()).isEqualTo(10);
  }

  @Test
  void waitsForATransactionThatLasts() {
    settled();
    round(60, 70, 10);
    round(60, 80, 20);
    round(70, 90, 30);
    assertThat(settled()).as("70 itself may not have ended").isZero();
    round(71, 100, 40);
    assertThat(settled()).as("others wait no longer because of those after them").isEqualTo(10);
    round(101, 0);
    assertThat(settled()).isEqualTo(40);
  }

  @Test
  void isNotReachedByARoundThatStoppedBeforeIt() {
    settled();
    round(50, 70, 30);
    round(71, 80, 10, 11, 12);
    assertThat(settled()).as("there may be more before 30").isZero();
    round(81, 90, 13, 14, 31);
    assertThat(settled()).isEqualTo(30);
  }

  /// After a fail-over positions that were lost are given once more.
  @Test
  void holdsForOneServer() {
    settled();
    round(50, 70, 10);
    round(71, 80, 11);
    assertThat(settled()).isEqualTo(10);
    assertThat(position.asSeenBy(SERVER.plusSeconds(1))).isZero();
    position.after(100, List.of(), LIMIT);
    assertThat(position.asSeenBy(SERVER.plusSeconds(1))).isZero();
  }
}
