package dev.airlock.client;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tries again what did not arrive, and what Airlock asks to try later, as long as that is soon.
final class Attempts {
  private static final int MOST = 4;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  // Whoever is asked to come back later than that is told so.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int FAILED = 500;

  private Attempts() {}

  /// Something that can be done more than once.
  interface Repeatable<T extends @Nullable Object> {
    T make() throws IOException, InterruptedException;
  }

  static <T extends @Nullable Object> T of(Repeatable<T> attempt)
      throws IOException, InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int tries = 1; ; tries++) {
      try {
        return attempt.make();
      } catch (AirlockProblem problem) {
        Duration asked = problem.retryAfter();
        boolean helps = problem.status() >= FAILED || asked != null;
        boolean late = asked != null && asked.compareTo(LONGEST_WAIT) > 0;
        if (tries == MOST || !helps || late) {
          throw problem;
        }
        Thread.sleep(asked == null ? wait : asked);
      } catch (IOException e) {
        if (tries == MOST) {
          throw e;
        }
        Thread.sleep(wait);
      }
      wait = wait.multipliedBy(2);
    }
  }
}
