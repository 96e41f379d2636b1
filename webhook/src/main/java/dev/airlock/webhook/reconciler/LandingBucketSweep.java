package dev.airlock.webhook.reconciler;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Objects that have been in the landing bucket for too long, because their event was lost or they
/// were not deleted after their verdict.
@Component
class LandingBucketSweep {
  private static final Logger log = LoggerFactory.getLogger(LandingBucketSweep.class);

  // The bucket holds what waits for its verdict, as a rule far less than that: then a round sees
  // all
  // of it.
  private static final int BATCHES = 10;

  private final StaleFiles stale;
  private final ObjectStore objects;
  private final BucketWalk walk;
  private final UnfinishedFiles unfinished;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;
  private final Clock clock;

  LandingBucketSweep(
      StaleFiles stale,
      ObjectStore objects,
      Buckets buckets,
      UnfinishedFiles unfinished,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics,
      Clock clock) {
    this.stale = stale;
    this.objects = objects;
    this.walk = new BucketWalk(objects, buckets.landing(), BATCHES * settings.batchSize());
    this.unfinished = unfinished;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  void reconcile() {
    walk.round(this::reconcile);
  }

  private void reconcile(List<StoredVersion> page) {
    Map<FileId, RegisteredFile> files =
        stale.find(
            page.stream()
                .flatMap(version -> fileOf(version.object()).stream())
                .distinct()
                .toList());
    for (StoredVersion version : page) {
      RegisteredFile file = fileOf(version.object()).map(files::get).orElse(null);
      if (file == null || !file.objectKey().equals(version.object().key())) {
        // Not ours: left to the bucket's lifecycle rule.
        metrics.count(ReconcilerAction.FOREIGN);
      } else {
        reconcile(file, version);
      }
    }
  }

  private void reconcile(RegisteredFile file, StoredVersion version) {
    switch (file.status()) {
      case PENDING -> {
        if (version.latest() && isOlder(version, settings.requeueAfter())) {
          unfinished.requeue(file, version.object(), version.storedAt());
        }
      }
      case SCANNING -> {} // the age of its claim decides
      case CLEAN, INFECTED, QUARANTINED, EXPIRED, DELETED -> {
        if (isOlder(version, settings.removeAfter())) {
          delete(file, version.object());
        }
      }
    }
  }

  // A verdict is recorded after the object was copied, so nobody needs this one any more.
  private void delete(RegisteredFile file, ObjectVersion object) {
    objects.delete(object.location());
    Map<String, String> details = new HashMap<>();
    details.put("eTag", object.eTag());
    details.put("size", Long.toString(object.size()));
    if (object.versionId() != null) {
      details.put("versionId", object.versionId());
    }
    stale.removed(file.id(), details);
    metrics.count(ReconcilerAction.REMOVED);
    log.info("Deleted an object of file {} from the landing bucket", file.id());
  }

  private boolean isOlder(StoredVersion version, Duration age) {
    return version.storedAt().plus(age).isBefore(clock.instant());
  }

  private static Optional<FileId> fileOf(ObjectVersion object) {
    return ObjectKey.parse(object.key()).map(ObjectKey::file);
  }
}
