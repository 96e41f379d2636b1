package dev.airlock.scan.queue;

import dev.airlock.scan.clamav.ClamdNodes;
import dev.airlock.scan.outage.DependencyCircuitBreaker;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops receiving while no scanner is up, or S3 or the webhook is away: a message that is not
/// received keeps its receive count.
final class ReceivingPause implements BackPressureHandler {
  private static final Logger log = LoggerFactory.getLogger(ReceivingPause.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOOKS = 5;

  private final ClamdNodes nodes;
  private final DependencyCircuitBreaker outages;
  private boolean waiting;

  ReceivingPause(ClamdNodes nodes, DependencyCircuitBreaker outages) {
    this.nodes = nodes;
    this.outages = outages;
  }

  @Override
  public int request(int amount) throws InterruptedException {
    for (int i = 0; i < LOOKS; i++) {
      if (nodes.isAnyUp() && !outages.ongoing()) {
        note(false);
        return amount;
      }
      note(true);
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return 0;
  }

  private void note(boolean nowWaiting) {
    if (waiting != nowWaiting) {
      waiting = nowWaiting;
      log.info(
          "{}",
          !nowWaiting
              ? "Receiving again"
              : nodes.isAnyUp()
                  ? "S3 or the webhook is away: receiving nothing"
                  : "No scanner is up: receiving nothing");
    }
  }

  @Override
  public void release(int amount, ReleaseReason reason) {} // holds nothing

  @Override
  public boolean drain(Duration timeout) {
    return true;
  }
}
