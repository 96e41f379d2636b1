package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeferralsTest {

  /// What `setup` gives the queue.
  private static final int RECEIVES = 200;

  @Test
  void waitsGrowWithTheAge() {
    assertThat(Deferrals.waitAt(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Deferrals.waitAt(Duration.ofMinutes(4))).isEqualTo(Duration.ofMinutes(1));
    assertThat(Deferrals.waitAt(Duration.ofHours(4))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void halfADayOfWaitingIsNoReasonToGiveAMessageUp() {
    assertThat(Deferrals.mostAt(Duration.ofHours(12))).isLessThan(RECEIVES - Deferrals.LIVES);
  }

  @Test
  void aMessageOfWhichWorkersDieIsToldFromOneThatWaits() {
    for (int minutes = 1; minutes < 720; minutes++) {
      Duration age = Duration.ofMinutes(minutes);
      assertThat(Deferrals.isDeadly(age, Deferrals.mostAt(age))).isFalse();
    }
    // Received again each time that its visibility timeout of 30 s ends.
    assertThat(Deferrals.isDeadly(Duration.ofMinutes(20), 40)).isTrue();
    assertThat(Deferrals.isDeadly(Duration.ofSeconds(20), 8)).isFalse();
  }
}
