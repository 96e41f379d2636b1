package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResequencerTest {
  private final Resequencer order = new Resequencer();

  @BeforeEach
  void afterTheTenth() {
    order.startAfter(10);
  }

  @Test
  void passesOnEventsInOrder() {
    assertThat(add(11)).containsExactly(11L);
    assertThat(add(12)).containsExactly(12L);
  }

  @Test
  void holdsBackEarlyEvents() {
    assertThat(add(12)).isEmpty();
    assertThat(add(14)).isEmpty();
    assertThat(order.waiting()).isEqualTo(2);
    assertThat(add(11)).containsExactly(11L, 12L);
    assertThat(add(13)).containsExactly(13L, 14L);
    assertThat(order.waiting()).isZero();
  }

  @Test
  void dropsDuplicates() {
    assertThat(add(10)).isEmpty();
    add(11);
    assertThat(add(11)).isEmpty();
    assertThat(add(13)).isEmpty();
    assertThat(add(13)).isEmpty();
    assertThat(add(12)).containsExactly(12L, 13L);
  }

  @Test
  void startsOverAfterWhatWasReadOtherwise() {
    add(13);
    add(15);
    order.startAfter(13);
    assertThat(order.waiting()).isEqualTo(1);
    assertThat(add(13)).isEmpty();
    assertThat(add(14)).containsExactly(14L, 15L);
    add(18);
    order.startAfter(18);
    assertThat(order.waiting()).isZero();
    assertThat(add(19)).containsExactly(19L);
  }

  private List<Long> add(long position) {
    return order
        .add(
            new LiveEvent(
                position,
                new FileId(new UUID(0, 1)),
                1,
                FileStatus.PENDING,
                new TenantContext(null, "alice"),
                "{}"))
        .stream()
        .map(LiveEvent::position)
        .toList();
  }
}
