package dev.airlock.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Load until a service does not get faster any more. A JVM that has compiled nothing yet would
/// refuse some of so many requests at once (503), rightly. Then it compiles for as long as it gets
/// faster: on two cores that takes about a minute.
///
/// @param connections how many at the end
public record WarmUp(Load load, int connections) {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(6);
  private static final int MOST_WINDOWS = 20;
  private static final double NOTABLY_FASTER = 1.05;

  /// Returns when two windows in a row were not faster than the fastest before.
  ///
  /// @param next the number of the next request
  /// @return the fastest window, in answers a second
  public double run(AtomicLong next) throws InterruptedException {
    for (int few = 1; few < connections; few *= 2) {
      load.closed(few, STEP, next);
    }
    double fastest = 0;
    int slower = 0;
    for (int i = 0; i < MOST_WINDOWS && slower < 2; i++) {
      double rate = load.closed(connections, WINDOW, next);
      slower = rate > fastest * NOTABLY_FASTER ? 0 : slower + 1;
      fastest = Math.max(fastest, rate);
    }
    return fastest;
  }
}
