package dev.airlock.scan.outage;

import dev.airlock.model.file.FileId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells whose a fault is. A dependency's is never the file's: a fault that hits one file after
/// another is an outage whatever it looks like, and a file is to blame only if it fails again while
/// others succeed.
@Component
public class FaultAttribution {
  // A file that fails with no other beside it ends some time, too.
  private static final Duration LONGEST_ALONE = Duration.ofHours(1);

  private final DependencyCircuitBreaker breaker;
  private final RecentOutcomes outcomes;
  private final Clock clock;

  FaultAttribution(DependencyCircuitBreaker breaker, RecentOutcomes outcomes, Clock clock) {
    this.breaker = breaker;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// Notes that a file got its verdict.
  public void succeeded(FileId file) {
    outcomes.add(file, clock.instant(), true);
    breaker.recordSuccess();
  }

  /// Notes a fault, and tells whose it is.
  ///
  /// @param lastFault when this file failed before; null if it did not
  /// @param since when it did so first, or was deferred first
  public Blame failed(
      FileId file, RuntimeException fault, @Nullable Instant lastFault, @Nullable Instant since) {
    FaultKind kind = FaultKind.of(fault);
    if (kind == FaultKind.OWN) {
      return Blame.FILE;
    }
    outcomes.add(file, clock.instant(), false);
    breaker.recordFault(file, fault, kind == FaultKind.OUTAGE);
    if (kind == FaultKind.OUTAGE || breaker.isOpen()) {
      return Blame.OUTAGE;
    }
    return lastFault != null && isToBlame(file, lastFault, since) ? Blame.FILE : Blame.UNDECIDED;
  }

  private boolean isToBlame(FileId file, Instant lastFault, @Nullable Instant since) {
    return outcomes.othersSucceeded(file, lastFault)
        || (outcomes.isAlone(file, lastFault)
            && since != null
            && since.plus(LONGEST_ALONE).isBefore(clock.instant()));
  }
}
