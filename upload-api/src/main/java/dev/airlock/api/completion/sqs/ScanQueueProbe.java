package dev.airlock.api.completion.sqs;

import dev.airlock.api.health.Dependency;
import dev.airlock.objectstore.ObjectCreatedQueue;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// SQS, as far as scans are requested there.
@Component
class ScanQueueProbe implements Dependency {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final ObjectCreatedQueue queue;

  ScanQueueProbe(ObjectCreatedQueue queue) {
    this.queue = queue;
  }

  @Override
  public String name() {
    return "sqs";
  }

  @Override
  public void probe() throws Exception {
    queue.check(PATIENCE);
  }
}
