package dev.airlock.scan.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// When a message that met a fault may come back: after twice as long each time, up to a limit,
/// with jitter, so that what failed together does not come back together.
@Component
class RedeliveryBackOff {
  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;

  RedeliveryBackOff(ListenerSettings settings) {
    this.first = settings.backOff();
    this.longest = settings.longestBackOff();
  }

  /// @param receives how often the message was received, from 1
  int secondsAfter(int receives) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, receives - 1));
    long wait = Math.min(longest.toSeconds(), first.toSeconds() << doublings);
    return Math.toIntExact(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
  }
}
