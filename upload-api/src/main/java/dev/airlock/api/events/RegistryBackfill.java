package dev.airlock.api.events;

import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Reads missed changes from the registry, for a few subscribers at a time: after an outage all of
/// them come at once, and requests need the database too.
@Component
class RegistryBackfill implements Backfill {
  private static final int MAX_CONCURRENT_READS = 4;

  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_READS);
  private final Changes changes;

  RegistryBackfill(Changes changes) {
    this.changes = changes;
  }

  @Override
  public Optional<List<Change>> after(long id, Subscription subscription) {
    permits.acquireUninterruptibly();
    try {
      return subscription.after(id, changes, PAGE);
    } finally {
      permits.release();
    }
  }
}
