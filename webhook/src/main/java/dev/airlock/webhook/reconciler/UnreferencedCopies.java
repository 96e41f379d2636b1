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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Copies in the clean and the quarantine bucket that no file names: a worker that is killed
/// between its copy and its report leaves one, and the next worker makes another.
@Component
class UnreferencedCopies {
  private static final Logger log = LoggerFactory.getLogger(UnreferencedCopies.class);

  private static final int MOST_OF_A_ROUND = 1_000; // of each bucket: one request to S3

  private final StaleFiles stale;
  private final ObjectStore objects;
  private final List<BucketWalk> walks;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;
  private final Clock clock;

  UnreferencedCopies(
      StaleFiles stale,
      ObjectStore objects,
      Buckets buckets,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics,
      Clock clock) {
    this.stale = stale;
    this.objects = objects;
    this.walks =
        Stream.of(buckets.clean(), buckets.quarantine())
            .map(bucket -> new BucketWalk(objects, bucket, MOST_OF_A_ROUND))
            .toList();
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  void reconcile() {
    walks.forEach(walk -> walk.round(this::reconcile));
  }

  private void reconcile(List<StoredVersion> page) {
    List<StoredVersion> old = page.stream().filter(this::isOld).toList();
    List<FileId> ids = old.stream().flatMap(copy -> fileOf(copy).stream()).distinct().toList();
    Map<FileId, RegisteredFile> files = stale.find(ids);
    Set<FileId> moving = stale.withLeftovers(ids);
    for (StoredVersion copy : old) {
      RegisteredFile file = fileOf(copy).map(files::get).orElse(null);
      if (file != null && !moving.contains(file.id()) && isUnreferenced(file, copy.object())) {
        delete(file, copy.object());
      }
    }
  }

  // A scan reports its copy soon after it was made.
  private boolean isOld(StoredVersion copy) {
    return copy.storedAt()
        .plus(settings.removeAfter())
        .plus(settings.staleAfter())
        .isBefore(clock.instant());
  }

  // Without versions, a copy cannot be told from another one under its key.
  private static boolean isUnreferenced(RegisteredFile file, ObjectVersion copy) {
    return copy.versionId() != null
        && file.objectKey().equals(copy.key())
        && isAtRest(file)
        && !copy.location().equals(file.location());
  }

  // No scan of it may be about to report a copy.
  private static boolean isAtRest(RegisteredFile file) {
    return switch (file.status()) {
      case PENDING, SCANNING -> false;
      case CLEAN, INFECTED, QUARANTINED, EXPIRED, DELETED -> file.rescan() == null;
    };
  }

  private void delete(RegisteredFile file, ObjectVersion copy) {
    objects.delete(copy.location());
    stale.removedCopy(
        file.id(), Map.of("eTag", copy.eTag(), "versionId", String.valueOf(copy.versionId())));
    metrics.count(ReconcilerAction.UNREFERENCED);
    log.info("Deleted a copy of file {} that it does not name", file.id());
  }

  private static Optional<FileId> fileOf(StoredVersion copy) {
    return ObjectKey.parse(copy.object().key()).map(ObjectKey::file);
  }
}
