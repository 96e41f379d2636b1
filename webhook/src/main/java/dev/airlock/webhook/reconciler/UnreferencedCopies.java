package dev.airlock.webhook.reconciler;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.objectstore.VersionPage;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Copies in the clean and the quarantine bucket that no file names: a worker that is killed
/// between its copy and its report leaves one, and the next worker makes another. Each round looks
/// at one page of each bucket, so that it costs the same however much is stored.
@Component
class UnreferencedCopies {
  private static final Logger log = LoggerFactory.getLogger(UnreferencedCopies.class);

  private final StaleFiles stale;
  private final ObjectStore objects;
  private final Buckets buckets;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;
  private final Clock clock;
  private final Map<String, VersionPage.Position> positions = new HashMap<>();

  UnreferencedCopies(
      StaleFiles stale,
      ObjectStore objects,
      Buckets buckets,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics,
      Clock clock) {
    this.stale = stale;
    this.objects = objects;
    this.buckets = buckets;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  void reconcile() {
    for (String bucket : List.of(buckets.clean(), buckets.quarantine())) {
      VersionPage page = objects.page(bucket, positions.get(bucket));
      reconcile(page.versions());
      if (page.next() == null) {
        positions.remove(bucket);
      } else {
        positions.put(bucket, page.next());
      }
    }
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
