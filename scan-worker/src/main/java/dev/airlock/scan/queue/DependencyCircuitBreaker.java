package dev.airlock.scan.queue;

import dev.airlock.scan.report.WebhookUnavailable;
import dev.airlock.scan.s3.S3Unavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Open while S3 or the webhook, which every scan needs, is unavailable: after some failures in a
/// row. It lets messages through again after a second, and after twice as long each further time.
@Component
class DependencyCircuitBreaker {
  private static final int LAST_MESSAGES = 4;
  private static final int ALL_FAILED = 100;
  private static final int TRIES = 1;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final double DOUBLED = 2.0;

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "s3-and-webhook",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LAST_MESSAGES)
              .minimumNumberOfCalls(LAST_MESSAGES)
              .failureRateThreshold(ALL_FAILED)
              .permittedNumberOfCallsInHalfOpenState(TRIES)
              .automaticTransitionFromOpenToHalfOpenEnabled(true)
              .waitIntervalFunctionInOpenState(
                  IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, DOUBLED, LONGEST_PAUSE))
              .build());

  /// Notes that a message was processed with all that it needs. That ends an outage, even if the
  /// message was received before the outage began: otherwise one file that always fails, and first,
  /// would keep all others waiting.
  void recordSuccess() {
    if (isOpen()) {
      breaker.transitionToClosedState();
    } else {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  /// Notes what stopped the processing of a message, if it was an outage.
  ///
  /// @return whether it was, so that it must not count against the file
  boolean recordFailure(RuntimeException fault) {
    boolean outage = isOutage(fault);
    if (outage) {
      breaker.onError(0, TimeUnit.NANOSECONDS, fault);
    }
    return outage;
  }

  private static boolean isOutage(RuntimeException fault) {
    return fault instanceof WebhookUnavailable || S3Unavailable.isCauseOf(fault);
  }

  /// Whether to receive nothing for now.
  boolean isOpen() {
    return breaker.getState() == State.OPEN;
  }
}
