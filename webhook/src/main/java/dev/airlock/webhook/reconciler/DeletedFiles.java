package dev.airlock.webhook.reconciler;

import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.reconciliation.StaleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Deleted files whose objects have to be purged: their retention has ended, or a permanent
/// deletion was not finished.
@Component
class DeletedFiles {
  private static final Logger log = LoggerFactory.getLogger(DeletedFiles.class);
  private static final Actor RECONCILER = Actor.named("reconciler");

  private final StaleFiles stale;
  private final Deletions deletions;
  private final ObjectStore objects;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics metrics;

  DeletedFiles(
      StaleFiles stale,
      Deletions deletions,
      ObjectStore objects,
      ReconcilerSettings settings,
      ReconcilerMetrics metrics) {
    this.stale = stale;
    this.deletions = deletions;
    this.objects = objects;
    this.settings = settings;
    this.metrics = metrics;
  }

  void reconcile() {
    stale.notPurged(settings.batchSize()).forEach(this::purge);
  }

  private void purge(RegisteredFile file) {
    if (!deletions.makePermanent(file.id())) {
      return; // it was restored at the last moment
    }
    objects.deleteAll(file.objectKey());
    deletions.purged(file.id(), RECONCILER);
    metrics.count(ReconcilerAction.PURGED);
    log.info("Purged the objects of file {}", file.id());
  }
}
