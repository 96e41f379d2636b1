package dev.airlock.api.health;

import dev.airlock.objectstore.ObjectCreatedQueue;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// The SQS queue of S3's events as a dependency.
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
