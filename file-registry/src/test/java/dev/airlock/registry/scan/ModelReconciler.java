package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the reconciler does to the file of a model.
final class ModelReconciler {
  private static final Instant UPLOAD_ENDS = StepClock.START.plus(Duration.ofHours(1));

  private final ModelFile file;
  private @Nullable Holder seen;

  ModelReconciler(ModelFile file) {
    this.file = file;
  }

  /// What it knows that the tables do not tell.
  Object memory() {
    return String.valueOf(seen);
  }

  String expire() {
    boolean late = file.now.isAfter(UPLOAD_ENDS.plus(Step.Mending.EXPIRE_AFTER));
    if (file.status != FileStatus.PENDING || !late) {
      return "not expired";
    }
    file.become(FileStatus.EXPIRED, "EXPIRED", ModelFile.RECONCILER);
    return "expired";
  }

  String requeue() {
    boolean awaited =
        switch (file.status) {
          case PENDING, SCANNING -> true;
          case CLEAN, INFECTED, QUARANTINED -> file.wanted != null;
          case EXPIRED, DELETED -> false;
        };
    if (!awaited || !file.requests.areDue(file.now)) {
      return "not asked for";
    }
    file.requests = file.requests.oneMore(file.now);
    file.note("REQUEUED", ModelFile.RECONCILER);
    return "asked for";
  }

  String look() {
    seen = file.holder;
    return "sees %s #%s"
        .formatted(file.status.wireName(), seen == null ? "" : seen.stored(file.id));
  }

  String giveUp() {
    if (file.status != FileStatus.SCANNING || file.holder == null || !file.holder.isSame(seen)) {
      return "not given up";
    }
    file.wanted = null;
    file.judgement = Judgement.withoutObject(file.now);
    file.become(FileStatus.QUARANTINED, "SETTLED", ModelFile.RECONCILER);
    return "given up";
  }

  /// Other scans may have left something since it looked, or be under way.
  String clear(boolean removed) {
    boolean known =
        file.isJudged()
            && seen != null
            && seen.claim().target() instanceof Copy copy
            && (file.judgement == null || !file.judgement.isAbout(copy))
            && file.leftovers.removeIf(left -> left.leftTheSameAs(seen));
    if (known && removed) {
      file.note("LEFTOVER_REMOVED", ModelFile.RECONCILER);
    }
    return "";
  }

  String abandon() {
    if (file.removal == null) {
      return "not abandoned";
    }
    file.removal = file.removal.forGood();
    return "abandoned";
  }

  String purge() {
    if (file.removal != null && file.removal.canBePurged()) {
      file.removal = file.removal.purged(file.now);
      file.note("PURGED", ModelFile.RECONCILER);
    }
    return "";
  }
}
