package dev.airlock.api.events;

import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Reads from the registry what listeners missed, for few of them at a time: after an outage all
/// come at once, and requests need the database too.
@Component
class CatchUp implements MissedChanges {
  private static final int AT_A_TIME = 4;

  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final Changes changes;

  CatchUp(Changes changes) {
    this.changes = changes;
  }

  @Override
  public Optional<List<Change>> after(long id, Subscription watched) {
    places.acquireUninterruptibly();
    try {
      return watched.after(id, changes, PAGE);
    } finally {
      places.release();
    }
  }
}
