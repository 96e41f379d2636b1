package dev.airlock.webhook.reconciler;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Objects that lie in the landing bucket for too long: their event was lost, or their removal. The
/// bucket holds only what is not settled, so going through all of it is little work.
@Component
class LandingBucketSweep {
  private static final Logger log = LoggerFactory.getLogger(LandingBucketSweep.class);

  private final StaleFiles work;
  private final ObjectStore objects;
  private final UnsettledFiles unsettled;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics mending;
  private final Clock clock;

  LandingBucketSweep(
      StaleFiles work,
      ObjectStore objects,
      UnsettledFiles unsettled,
      ReconcilerSettings settings,
      ReconcilerMetrics mending,
      Clock clock) {
    this.work = work;
    this.objects = objects;
    this.unsettled = unsettled;
    this.settings = settings;
    this.mending = mending;
    this.clock = clock;
  }

  void reconcile() {
    try (Stream<List<StoredVersion>> pages = objects.uploads()) {
      pages.forEach(this::reconcile);
    }
  }

  private void reconcile(List<StoredVersion> page) {
    Map<FileId, RegisteredFile> files =
        work.find(
            page.stream()
                .flatMap(version -> fileOf(version.object()).stream())
                .distinct()
                .toList());
    for (StoredVersion version : page) {
      RegisteredFile file = fileOf(version.object()).map(files::get).orElse(null);
      if (file == null || !file.objectKey().equals(version.object().key())) {
        mending.done(
            ReconcilerMetrics.Kind.FOREIGN); // nothing of ours; left to the bucket's expiry
      } else {
        reconcile(file, version);
      }
    }
  }

  private void reconcile(RegisteredFile file, StoredVersion version) {
    switch (file.status()) {
      case PENDING -> {
        if (version.latest() && isOlder(version, settings.requeueAfter())) {
          unsettled.requeue(file, version.object());
        }
      }
      case SCANNING -> {} // its claim tells when it is too old
      case CLEAN, INFECTED, QUARANTINED, EXPIRED, DELETED -> {
        if (isOlder(version, settings.removeAfter())) {
          remove(file, version.object());
        }
      }
    }
  }

  // A verdict is recorded after the object was copied, so nobody needs this one any more.
  private void remove(RegisteredFile file, ObjectVersion object) {
    objects.delete(object.location());
    Map<String, String> details = new HashMap<>();
    details.put("eTag", object.eTag());
    details.put("size", Long.toString(object.size()));
    if (object.versionId() != null) {
      details.put("versionId", object.versionId());
    }
    work.removed(file.id(), details);
    mending.done(ReconcilerMetrics.Kind.REMOVED);
    log.info("An object of {} is removed from the landing bucket", file.id());
  }

  private boolean isOlder(StoredVersion version, Duration age) {
    Instant now = clock.instant();
    return version.storedAt().plus(age).isBefore(now);
  }

  private static Optional<FileId> fileOf(ObjectVersion object) {
    try {
      return Optional.of(FileId.of(object.key().substring(object.key().lastIndexOf('/') + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
