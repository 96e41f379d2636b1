package dev.airlock.webhook.reconciler;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Files that are pending or scanning for too long: either their object is there, and another scan
/// is asked for, or they end without one.
@Component
class UnsettledFiles {
  private static final Logger log = LoggerFactory.getLogger(UnsettledFiles.class);

  private final StaleFiles work;
  private final ObjectStore objects;
  private final ObjectCreatedQueue scans;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics mending;

  UnsettledFiles(
      StaleFiles work,
      ObjectStore objects,
      ObjectCreatedQueue scans,
      ReconcilerSettings settings,
      ReconcilerMetrics mending) {
    this.work = work;
    this.objects = objects;
    this.scans = scans;
    this.settings = settings;
    this.mending = mending;
  }

  void reconcile() {
    work.neverUploaded(settings.expireAfter(), settings.batchSize()).forEach(this::expire);
    work.neverSettled(settings.staleAfter(), settings.batchSize()).forEach(this::restart);
  }

  private void expire(RegisteredFile file) {
    List<StoredVersion> landed = objects.uploads(file.objectKey());
    if (!landed.isEmpty()) {
      requeue(file, landed.getFirst().object());
    } else if (work.expire(file.id(), settings.expireAfter())) {
      objects.abortUploads(file.objectKey());
      mending.done(ReconcilerMetrics.Kind.EXPIRED);
      log.info("{} is expired", file.id());
    }
  }

  private void restart(RegisteredFile file) {
    ScanClaim claim = file.claim();
    if (claim == null) {
      return; // a constraint of the table excludes it
    }
    Optional<ObjectVersion> object = objectOf(file, claim);
    if (object.isPresent()) {
      requeue(file, object.get());
    } else if (work.giveUp(file.id(), claim)) {
      mending.done(ReconcilerMetrics.Kind.GIVEN_UP);
      log.warn("{} is quarantined: its object was lost while it was scanned", file.id());
    }
  }

  private Optional<ObjectVersion> objectOf(RegisteredFile file, ScanClaim claim) {
    ObjectLocation location = file.location();
    if (file.rescan() != null && location != null) {
      return objects.find(location);
    }
    List<ObjectVersion> landed =
        objects.uploads(file.objectKey()).stream().map(StoredVersion::object).toList();
    return landed.contains(claim.object())
        ? Optional.of(claim.object())
        : landed.stream().findFirst();
  }

  /// Asks for a scan, unless one was asked for a short while ago.
  void requeue(RegisteredFile file, ObjectVersion object) {
    if (work.requeue(file.id(), settings.requeueAfter())) {
      scans.send(object);
      mending.done(ReconcilerMetrics.Kind.REQUEUED);
      log.info("{} is queued again", file.id());
    }
  }
}
