package dev.airlock.registry.model;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.StepClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the reconciler does to the file of a model.
final class ModelReconciler {
  private static final Instant UPLOAD_ENDS = StepClock.START.plus(Duration.ofHours(1));

  private final ModelFile file;
  private @Nullable Claim seen;

  ModelReconciler(ModelFile file) {
    this.file = file;
  }

  /// What it knows beyond the tables.
  Object memory() {
    return String.valueOf(seen);
  }

  String expire() {
    boolean late = file.now.isAfter(UPLOAD_ENDS.plus(HistoryStep.Reconciliation.EXPIRE_AFTER));
    if (file.status != FileStatus.PENDING || !late) {
      return "not expired";
    }
    file.changeTo(FileStatus.EXPIRED, "EXPIRED", ModelFile.RECONCILER);
    return "expired";
  }

  String requeue() {
    boolean awaited =
        switch (file.status) {
          case PENDING, SCANNING -> true;
          case CLEAN, INFECTED, QUARANTINED -> file.rescan != null;
          case EXPIRED, DELETED -> false;
        };
    if (!awaited || !file.requeues.areDue(file.now)) {
      return "not asked for";
    }
    file.requeues = file.requeues.oneMore(file.now);
    file.note("REQUEUED", ModelFile.RECONCILER);
    return "asked for";
  }

  String look() {
    seen = file.claim;
    return "sees %s #%s"
        .formatted(file.status.wireName(), seen == null ? "" : seen.stored(file.id));
  }

  String quarantineLost() {
    if (file.status != FileStatus.SCANNING || file.claim == null || !file.claim.isSame(seen)) {
      return "not quarantined as lost";
    }
    file.rescan = null;
    file.verdict = ModelVerdict.withoutObject(file.now);
    file.changeTo(FileStatus.QUARANTINED, "SETTLED", ModelFile.RECONCILER);
    return "quarantined as lost";
  }

  /// Other scans may have left something since it looked, or be in progress.
  String clear(boolean deleted) {
    boolean known =
        file.hasVerdict()
            && seen != null
            && seen.message().object() instanceof Copy copy
            && (file.verdict == null || !file.verdict.isAbout(copy))
            && file.leftovers.removeIf(left -> left.leftTheSameAs(seen));
    if (known && deleted) {
      file.note("LEFTOVER_REMOVED", ModelFile.RECONCILER);
    }
    return "";
  }

  String makePermanent() {
    if (file.deletion == null) {
      return "not made permanent";
    }
    file.deletion = file.deletion.forGood();
    return "made permanent";
  }

  String purge() {
    if (file.deletion != null && file.deletion.canBePurged()) {
      file.deletion = file.deletion.purged(file.now);
      file.note("PURGED", ModelFile.RECONCILER);
    }
    return "";
  }
}
