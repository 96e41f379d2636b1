package dev.airlock.webhook.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.CommittedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WavesTest {
  private static final FileId ONE = new FileId(new UUID(0, 1));
  private static final FileId OTHER = new FileId(new UUID(0, 2));

  @Test
  void nextEventOfAFileWaitsForTheOneBefore() {
    CommittedEvent first = event(ONE, 1);
    CommittedEvent second = event(ONE, 2);
    CommittedEvent third = event(ONE, 3);
    CommittedEvent others = event(OTHER, 1);

    assertThat(LifecycleEventProducer.waves(List.of(first, second, others, third)))
        .containsExactly(List.of(first, others), List.of(second), List.of(third));
  }

  @Test
  void nothingMakesNoWave() {
    assertThat(LifecycleEventProducer.waves(List.of())).isEmpty();
  }

  private static CommittedEvent event(FileId id, long sequence) {
    return new CommittedEvent(
        sequence, id, sequence, FileStatus.PENDING, "alice", null, Instant.EPOCH, "{}", null);
  }
}
