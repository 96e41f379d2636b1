package dev.airlock.scan.queue;

import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.outage.DependencyCircuitBreaker;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops receiving while no clamd is up, or during an outage of S3 or the webhook: a message that
/// is not received keeps its receive count.
final class ReceivingPause implements BackPressureHandler {
  private static final Logger log = LoggerFactory.getLogger(ReceivingPause.class);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
  private static final int CHECKS = 5;

  private final EngineNodes nodes;
  private final DependencyCircuitBreaker breaker;
  private boolean waiting;

  ReceivingPause(EngineNodes nodes, DependencyCircuitBreaker breaker) {
    this.nodes = nodes;
    this.breaker = breaker;
  }

  @Override
  public int request(int amount) throws InterruptedException {
    for (int i = 0; i < CHECKS; i++) {
      if (nodes.isAnyUp() && !breaker.isOpen()) {
        note(false);
        return amount;
      }
      note(true);
      TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL.toMillis());
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
                  ? "File after file fails: receiving nothing for now"
                  : "No clamd is up: receiving nothing");
    }
  }

  @Override
  public void release(int amount, ReleaseReason reason) {} // holds nothing

  @Override
  public boolean drain(Duration timeout) {
    return true;
  }
}
