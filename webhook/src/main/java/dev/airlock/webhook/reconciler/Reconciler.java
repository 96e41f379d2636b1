package dev.airlock.webhook.reconciler;

import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.reconciliation.ReconcilerLock;
import dev.airlock.registry.registration.QuotaUse;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finds lost work and resumes it, round after round; in one process at a time, however many there
/// are. A step that fails does not hold up the others, and is tried again in the next round.
@Component
class Reconciler {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  private final ReconcilerLock lock;
  private final List<Runnable> steps;

  Reconciler(
      ReconcilerLock lock,
      WaitingMessages waiting,
      LandingBucketSweep landingBucket,
      UnfinishedFiles unfinished,
      StaleRescans rescans,
      DeletedFiles deleted,
      UnreferencedCopies copies,
      IdempotencyStore responses,
      UploadAnswers uploadAnswers,
      QuotaUse quotaUse,
      Outbox outbox) {
    this.lock = lock;
    this.steps =
        List.of(
            waiting::forget,
            landingBucket::reconcile,
            unfinished::reconcile,
            rescans::reconcile,
            deleted::reconcile,
            copies::reconcile,
            responses::deleteOld,
            uploadAnswers::deleteOld,
            quotaUse::deleteOld,
            outbox::deleteOldSteps);
  }

  @Scheduled(fixedDelayString = "${airlock.reconciler.interval}")
  void round() {
    try {
      lock.tryRun(() -> steps.forEach(Reconciler::attempt));
    } catch (SQLException e) {
      log.warn("The database is unreachable; the next round tries again: {}", e.getMessage());
    }
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.warn("A step of the reconciler failed; the next round tries again", e);
    }
  }
}
