package dev.airlock.scan.intake.sqs;

import dev.airlock.scan.clamav.ClamdNodes;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops receiving while no scanner is up: a message that is not received keeps its receive count.
final class ScannerBackPressure implements BackPressureHandler {
  private static final Logger log = LoggerFactory.getLogger(ScannerBackPressure.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LOOKS = 5;

  private final ClamdNodes nodes;
  private boolean waiting;

  ScannerBackPressure(ClamdNodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public int request(int amount) throws InterruptedException {
    for (int i = 0; i < LOOKS; i++) {
      if (nodes.isAnyUp()) {
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
      log.info(nowWaiting ? "No scanner is up: receiving nothing" : "Receiving again");
      waiting = nowWaiting;
    }
  }

  @Override
  public void release(int amount, ReleaseReason reason) {} // holds nothing

  @Override
  public boolean drain(Duration timeout) {
    return true;
  }
}
