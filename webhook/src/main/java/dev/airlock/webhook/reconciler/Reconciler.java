package dev.airlock.webhook.reconciler;

import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.reconciliation.ReconcilerLock;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for lost work, round after round; in one process at a time, however many there are. A kind
/// that fails does not hold up the others, and is tried again in the next round.
@Component
class Reconciler {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  private final ReconcilerLock turn;
  private final List<Runnable> kinds;

  Reconciler(
      ReconcilerLock turn,
      UnsettledFiles unsettled,
      LandingBucketSweep landed,
      StaleRescans rescans,
      DeletedFiles deleted,
      IdempotencyStore answers) {
    this.turn = turn;
    this.kinds =
        List.of(
            landed::reconcile,
            unsettled::reconcile,
            rescans::reconcile,
            deleted::reconcile,
            answers::deleteOld);
  }

  @Scheduled(fixedDelayString = "${airlock.reconciler.interval}")
  void round() {
    try {
      turn.tryRun(() -> kinds.forEach(Reconciler::attempt));
    } catch (SQLException e) {
      log.warn("Lost work is looked for when the database is back: {}", e.getMessage());
    }
  }

  private static void attempt(Runnable kind) {
    try {
      kind.run();
    } catch (RuntimeException e) {
      log.warn("Some lost work has to wait for the next round", e);
    }
  }
}
