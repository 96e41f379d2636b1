package dev.airlock.webhook.reconciler;

import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.reconciliation.StaleFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Deleted files whose objects have to go: their retention has ended, or whoever deleted them for
/// good did not finish.
@Component
class DeletedFiles {
  private static final Logger log = LoggerFactory.getLogger(DeletedFiles.class);
  private static final Actor RECONCILER = Actor.named("reconciler");

  private final StaleFiles work;
  private final Deletions deletions;
  private final ObjectStore objects;
  private final ReconcilerSettings settings;
  private final ReconcilerMetrics mending;

  DeletedFiles(
      StaleFiles work,
      Deletions deletions,
      ObjectStore objects,
      ReconcilerSettings settings,
      ReconcilerMetrics mending) {
    this.work = work;
    this.deletions = deletions;
    this.objects = objects;
    this.settings = settings;
    this.mending = mending;
  }

  void reconcile() {
    work.notPurged(settings.batchSize()).forEach(this::purge);
  }

  private void purge(RegisteredFile file) {
    if (!deletions.giveUp(file.id())) {
      return; // it was restored at the last moment
    }
    objects.deleteAll(file.objectKey());
    deletions.purged(file.id(), RECONCILER);
    mending.done(ReconcilerMetrics.Kind.PURGED);
    log.info("{} is purged", file.id());
  }
}
