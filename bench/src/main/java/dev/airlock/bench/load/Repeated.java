package dev.airlock.bench.load;

import dev.airlock.sandbox.backends.Parallel;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;

/// The same work over and over.
public final class Repeated {

  private Repeated() {}

  /// Does it `times` times, at most `ways` at once. The first failure ends all.
  public static void run(int times, int ways, Parallel.Task work) throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    Parallel.Task way =
        () -> {
          while (left.getAndDecrement() > 0) {
            work.run();
          }
        };
    Parallel.run(Collections.nCopies(ways, way));
  }
}
