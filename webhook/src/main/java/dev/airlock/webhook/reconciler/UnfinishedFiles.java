package dev.airlock.webhook.reconciler;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Files that have been pending or scanning for too long. If their object exists, another scan is
/// requested; if not, they expire or are quarantined.
@Component
class UnfinishedFiles {
  private static final Logger log = LoggerFactory.getLogger(UnfinishedFiles.class);

  private final StaleFiles stale;
  private final ObjectStore objects;
  private final ObjectCreatedQueue queue;
  private final WaitingMessages waiting;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;

  UnfinishedFiles(
      StaleFiles stale,
      ObjectStore objects,
      ObjectCreatedQueue queue,
      WaitingMessages waiting,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics) {
    this.stale = stale;
    this.objects = objects;
    this.queue = queue;
    this.waiting = waiting;
    this.settings = settings;
    this.metrics = metrics;
  }

  void reconcile() {
    stale.neverUploaded(settings.expireAfter(), settings.batchSize()).forEach(this::expire);
    stale.neverSettled(settings.staleAfter(), settings.batchSize()).forEach(this::restart);
  }

  private void expire(RegisteredFile file) {
    List<StoredVersion> uploads = objects.uploads(file.objectKey());
    if (!uploads.isEmpty()) {
      requeue(file, uploads.getFirst().object(), uploads.getFirst().storedAt());
    } else if (stale.expire(file.id(), settings.expireAfter())) {
      objects.abortUploads(file.objectKey());
      metrics.count(ReconcilerAction.EXPIRED);
      log.info("File {} expired", file.id());
    }
  }

  private void restart(RegisteredFile file) {
    ScanClaim claim = file.claim();
    if (claim == null) {
      return; // a constraint of the table excludes it
    }
    Optional<ObjectVersion> object = objectOf(file, claim);
    if (object.isPresent()) {
      requeue(file, object.get(), claim.claimedAt());
    } else if (stale.quarantineLost(file.id(), claim)) {
      metrics.count(ReconcilerAction.GIVEN_UP);
      log.warn("Quarantined file {}: its object was lost during the scan", file.id());
    }
  }

  private Optional<ObjectVersion> objectOf(RegisteredFile file, ScanClaim claim) {
    ObjectLocation location = file.location();
    if (file.rescan() != null && location != null) {
      return objects.find(location);
    }
    List<ObjectVersion> uploads =
        objects.uploads(file.objectKey()).stream().map(StoredVersion::object).toList();
    return uploads.contains(claim.object())
        ? Optional.of(claim.object())
        : uploads.stream().findFirst();
  }

  /// Requests a scan, unless one was requested a short while ago or its message may only be
  /// waiting.
  ///
  /// @param since when it was requested first
  void requeue(RegisteredFile file, ObjectVersion object, Instant since) {
    if (!waiting.mayHoldOne(since) && stale.requeue(file.id(), settings.requeueAfter())) {
      queue.send(object);
      metrics.count(ReconcilerAction.REQUEUED);
      log.info("Requested another scan of file {}", file.id());
    }
  }
}
