package dev.airlock.api.events;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import java.util.List;
import java.util.Optional;

/// What a subscriber watches. Each kind has a numbering of its own for `Last-Event-ID`.
sealed interface Subscription {

  /// Who subscribed, and on whose behalf the registry is asked.
  TenantContext caller();

  /// The number of the event in this subscription.
  long idOf(LiveEvent event);

  /// Whether events may be passed on as they arrive. Otherwise the registry is asked each time
  /// whether the subscriber may still see them.
  boolean isOwn();

  /// The changes after the one with that number, oldest first.
  ///
  /// @return nothing if the subscriber may no longer see them
  Optional<List<Change>> after(long id, Changes changes, int limit);

  /// One file, numbered by its `sequence`.
  record OneFile(FileId file, boolean isOwn, TenantContext caller) implements Subscription {
    @Override
    public long idOf(LiveEvent event) {
      return event.sequence();
    }

    @Override
    public Optional<List<Change>> after(long id, Changes changes, int limit) {
      return caller.<Optional<List<Change>>, RuntimeException>call(
          () -> changes.of(file, id, limit));
    }
  }

  /// All files of the subscriber, numbered by their place in the stream.
  record OwnFiles(TenantContext caller) implements Subscription {
    @Override
    public long idOf(LiveEvent event) {
      return event.position();
    }

    @Override
    public boolean isOwn() {
      return true;
    }

    @Override
    public Optional<List<Change>> after(long id, Changes changes, int limit) {
      return Optional.of(
          caller.<List<Change>, RuntimeException>call(() -> changes.own(caller, id, limit)));
    }
  }
}
