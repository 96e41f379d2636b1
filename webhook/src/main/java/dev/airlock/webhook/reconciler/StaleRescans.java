package dev.airlock.webhook.reconciler;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.reconciliation.Leftover;
import dev.airlock.registry.reconciliation.StaleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rescans that did not begin, since nobody told a scanner of them, or did not end, since the
/// scanner died before it removed the object that its verdict had moved.
@Component
class StaleRescans {
  private static final Logger log = LoggerFactory.getLogger(StaleRescans.class);

  private final StaleFiles work;
  private final ObjectStore objects;
  private final UnsettledFiles unsettled;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics mending;

  StaleRescans(
      StaleFiles work,
      ObjectStore objects,
      UnsettledFiles unsettled,
      ReconcilerSettings settings,
      ReconcilerMetrics mending) {
    this.work = work;
    this.objects = objects;
    this.unsettled = unsettled;
    this.settings = settings;
    this.mending = mending;
  }

  void reconcile() {
    work.neverRescanned(settings.requeueAfter(), settings.batchSize()).forEach(this::begin);
    work.leftovers(settings.removeAfter(), settings.batchSize()).forEach(this::clear);
  }

  private void begin(RegisteredFile file) {
    ScanClaim claim = file.claim();
    ObjectLocation location = file.location();
    if (claim == null || location == null) {
      return; // constraints of the table exclude it
    }
    unsettled.requeue(file, objects.find(location).orElseGet(() -> missing(location, claim)));
  }

  // Whoever is to scan it does not find it, and ends the file.
  private static ObjectVersion missing(ObjectLocation location, ScanClaim claim) {
    ObjectVersion judged = claim.object();
    return new ObjectVersion(
        location.bucket(), location.key(), location.versionId(), judged.eTag(), judged.size());
  }

  private void clear(Leftover leftover) {
    if (work.clear(leftover, () -> remove(leftover.location()))) {
      mending.done(ReconcilerMetrics.Kind.CLEARED);
      log.info("What a rescan of {} left is removed", leftover.file());
    }
  }

  private boolean remove(ObjectLocation location) {
    boolean there = objects.find(location).isPresent();
    objects.delete(location);
    return there;
  }
}
