package dev.airlock.scan.outage;

import dev.airlock.model.file.FileId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Open during an outage of what every scan needs: after some faults in a row that are an outage by
/// themselves, or that hit one file after another, whatever they are. It lets messages through
/// again after a second, and after twice as long each further time.
@Component
public class DependencyCircuitBreaker {
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

  private final Set<FileId> failing = new HashSet<>();
  private volatile String lastFault = "";

  /// Notes that a file got its verdict, with all that this needs. That ends an outage, even if its
  /// message was received before the outage began: otherwise one file that always fails, and first,
  /// would keep all others waiting.
  synchronized void recordSuccess() {
    failing.clear();
    if (isOpen()) {
      breaker.transitionToClosedState();
    } else {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  /// Notes what stopped the processing of a file, and may be the fault of another.
  ///
  /// @param isOutage whether it is for sure
  synchronized void recordFault(FileId file, RuntimeException fault, boolean isOutage) {
    lastFault = fault.toString();
    // The same file again says nothing new, unless it is the one that was let through.
    if (isOutage || isNews(file) || breaker.getState() == State.HALF_OPEN) {
      breaker.onError(0, TimeUnit.NANOSECONDS, fault);
    }
  }

  private boolean isNews(FileId file) {
    return failing.size() < LAST_MESSAGES && failing.add(file);
  }

  /// Whether to receive nothing for now.
  public boolean isOpen() {
    return breaker.getState() == State.OPEN;
  }

  /// The latest fault, in words for an operator.
  String lastFault() {
    return lastFault;
  }
}
