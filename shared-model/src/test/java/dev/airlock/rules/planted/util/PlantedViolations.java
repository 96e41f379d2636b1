package dev.airlock.rules.planted.util;

import dev.airlock.rules.planted.circle.OtherHalf;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/// Breaks every house rule at once, so that each can be seen to fail. In a package with a layer's
/// name that is not null-marked, too.
public class PlantedViolations {
  @Autowired OtherHalf circle = new OtherHalf();

  /// Takes the time from nowhere.
  public Instant time() {
    return Instant.now();
  }

  /// Waits for nothing in particular.
  public void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
