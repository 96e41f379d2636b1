package dev.airlock.webhook.reconciler;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.Rescan;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.reconciliation.Leftover;
import dev.airlock.registry.reconciliation.StaleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rescans that never started, because the message to the scanners was lost, or never ended,
/// because the scanner died before it deleted the object that its verdict had moved.
@Component
class StaleRescans {
  private static final Logger log = LoggerFactory.getLogger(StaleRescans.class);

  private final StaleFiles stale;
  private final ObjectStore objects;
  private final UnfinishedFiles unfinished;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;

  StaleRescans(
      StaleFiles stale,
      ObjectStore objects,
      UnfinishedFiles unfinished,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics) {
    this.stale = stale;
    this.objects = objects;
    this.unfinished = unfinished;
    this.settings = settings;
    this.metrics = metrics;
  }

  void reconcile() {
    stale.neverRescanned(settings.requeueAfter(), settings.batchSize()).forEach(this::request);
    stale.leftovers(settings.removeAfter(), settings.batchSize()).forEach(this::clear);
  }

  private void request(RegisteredFile file) {
    ScanClaim claim = file.claim();
    ObjectLocation location = file.location();
    Rescan rescan = file.rescan();
    if (claim == null || location == null || rescan == null) {
      return; // constraints of the table exclude it
    }
    ObjectVersion object = objects.find(location).orElseGet(() -> missing(location, claim));
    unfinished.requeue(file, object, rescan.requestedAt());
  }

  // The scanner that claims it finds no object and ends the file.
  private static ObjectVersion missing(ObjectLocation location, ScanClaim claim) {
    ObjectVersion scanned = claim.object();
    return new ObjectVersion(
        location.bucket(), location.key(), location.versionId(), scanned.eTag(), scanned.size());
  }

  private void clear(Leftover leftover) {
    if (stale.clear(leftover, () -> delete(leftover.location()))) {
      metrics.count(ReconcilerAction.CLEARED);
      log.info("Deleted the object that a rescan of file {} left behind", leftover.file());
    }
  }

  private boolean delete(ObjectLocation location) {
    boolean existed = objects.find(location).isPresent();
    objects.delete(location);
    return existed;
  }
}
