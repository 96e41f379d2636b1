package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Since when a node's verdicts can be trusted. A node that fails its canaries gave none that can
/// since it last passed them: those are withdrawn at once, again while it fails, and once more
/// before it scans again, for what was reported meanwhile.
final class NodeTrust {
  private static final Logger log = LoggerFactory.getLogger(NodeTrust.class);

  private final NodeAddress node;
  private final WithdrawalSender withdrawals;
  private volatile Instant trustedSince = Instant.MIN;
  private @Nullable Instant since;
  private boolean failed;

  NodeTrust(NodeAddress node, WithdrawalSender withdrawals) {
    this.node = node;
    this.withdrawals = withdrawals;
  }

  /// Notes that it failed. Only one thread calls this and `passed`.
  ///
  /// @param provedAt when it last passed, if it ever did
  void failed(@Nullable Instant provedAt) {
    if (!failed) {
      failed = true;
      since = provedAt;
    }
    withdraw();
  }

  /// Notes that it passed.
  ///
  /// @return whether it may scan again: what it had called clean is withdrawn
  boolean passed(Instant provedAt) {
    if (failed) {
      if (!withdraw()) {
        return false;
      }
      trustedSince = provedAt;
      failed = false;
    }
    return true;
  }

  /// Whether it has failed and has not passed since, or not all that it had called clean is
  /// withdrawn.
  boolean isBroken() {
    return failed;
  }

  /// Whether a verdict counts that was given by the node as it was then.
  boolean covers(ScanEngine engine) {
    Instant proof = engine.provedAt();
    return proof != null && !proof.isBefore(trustedSince);
  }

  private boolean withdraw() {
    try {
      since = withdrawals.withdraw(node, since);
      return true;
    } catch (RuntimeException e) {
      log.warn("What clamd at {} called clean is not withdrawn yet: {}", node, e.getMessage());
      return false;
    }
  }
}
