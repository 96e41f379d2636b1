package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The check of one clamd, before it gets anything to scan and again and again. Only one thread
/// runs it.
final class ClamdCheck {
  // The expensive canaries are left out in most rounds.
  private static final int THOROUGH_EVERY = 10;
  private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

  private final Clamd clamd;
  private final ClamdSettings settings;
  private final CanaryProof proof;
  private final Clock clock;
  private volatile @Nullable ScanEngine engine;
  private volatile @Nullable Instant provedAt;
  private Instant due = Instant.MIN;
  private NodeCondition last = NodeCondition.of(NodeState.JOINING);
  private int rounds;
  private boolean failedNow;

  ClamdCheck(Clamd clamd, ClamdSettings settings, long largest, Clock clock) {
    this.clamd = clamd;
    this.settings = settings;
    this.proof = new CanaryProof(clamd, largest);
    this.clock = clock;
  }

  /// The engine as it was last seen.
  @Nullable ScanEngine engine() {
    return engine;
  }

  /// Whether the last look sent canaries and it failed them.
  boolean hasFailed() {
    return failedNow;
  }

  /// When it began to pass the canaries the last time.
  @Nullable Instant provedAt() {
    return provedAt;
  }

  /// Looks what state it is in.
  ///
  /// @param inService whether it is up, so that it need not be proved each time
  NodeCondition run(boolean inService) {
    failedNow = false;
    if (!clamd.isReachable()) {
      return NodeCondition.of(NodeState.UNREACHABLE);
    }
    ScanEngine before = engine;
    ScanEngine now;
    try {
      now = clamd.engine();
    } catch (EngineFault _) {
      return NodeCondition.of(NodeState.UNREACHABLE);
    }
    engine = now;
    if (settings.refuses(now.version())) {
      return NodeCondition.of(
          NodeState.ENGINE_TOO_OLD,
          "ClamAV %s is older than airlock.clamd.oldest-engine, %s"
              .formatted(now.version(), settings.oldestEngine()));
    }
    String tooOld = tooOldBy(now.databaseDate());
    if (tooOld != null) {
      return NodeCondition.of(NodeState.TOO_OLD, tooOld);
    }
    boolean isSame = now.equals(before) && (inService || last.state() == NodeState.MISCONFIGURED);
    if (!isSame || !clock.instant().isBefore(due)) {
      last = prove(isSame && inService);
    }
    return last;
  }

  private @Nullable String tooOldBy(@Nullable Instant date) {
    Duration most = settings.refusedAfter();
    if (most == null) {
      return null;
    }
    if (date == null) {
      return "it does not tell the date of its signatures, and airlock.clamd.refused-after is set";
    }
    return date.plus(most).isBefore(clock.instant())
        ? "its signatures of %s are older than airlock.clamd.refused-after, %d h"
            .formatted(date, most.toHours())
        : null;
  }

  private NodeCondition prove(boolean inService) {
    boolean thorough = !inService || ++rounds % THOROUGH_EVERY == 0;
    try {
      Instant begun = clock.instant();
      List<String> faults = proof.faults(thorough);
      provedAt = faults.isEmpty() ? begun : provedAt;
      failedNow = !faults.isEmpty();
      due = clock.instant().plus(faults.isEmpty() ? settings.canary() : pauseAfterFault());
      return faults.isEmpty()
          ? NodeCondition.of(NodeState.UP)
          : new NodeCondition(NodeState.MISCONFIGURED, faults);
    } catch (EngineFault _) {
      return clamd.isReachable()
          ? NodeCondition.of(NodeState.FAILED_CANARY, "it gave no verdict on a canary")
          : NodeCondition.of(NodeState.UNREACHABLE);
    }
  }

  private Duration pauseAfterFault() {
    return settings.canary().compareTo(AFTER_FAULT) < 0 ? settings.canary() : AFTER_FAULT;
  }
}
