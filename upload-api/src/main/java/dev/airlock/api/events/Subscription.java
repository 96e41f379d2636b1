package dev.airlock.api.events;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import java.util.List;
import java.util.Optional;

/// What a listener wants to know of. Each kind has a numbering of its own for `Last-Event-ID`.
sealed interface Subscription {

  /// Who listens, and on whose behalf the registry is asked.
  TenantContext listener();

  /// How the event is numbered here.
  long idOf(LiveEvent event);

  /// Whether events may be passed on as they come. Otherwise the registry is asked each time anew
  /// whether the listener may still know of them.
  boolean isOwn();

  /// The changes after the one with that number, oldest first.
  ///
  /// @return nothing if the listener may not know of them any more
  Optional<List<Change>> after(long id, Changes changes, int limit);

  /// One file, numbered by its `sequence`.
  record OneFile(FileId file, boolean isOwn, TenantContext listener) implements Subscription {
    @Override
    public long idOf(LiveEvent event) {
      return event.sequence();
    }

    @Override
    public Optional<List<Change>> after(long id, Changes changes, int limit) {
      return listener.<Optional<List<Change>>, RuntimeException>call(
          () -> changes.of(file, id, limit));
    }
  }

  /// All files of the listener, numbered by their place in the stream.
  record OwnFiles(TenantContext listener) implements Subscription {
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
          listener.<List<Change>, RuntimeException>call(() -> changes.own(listener, id, limit)));
    }
  }
}
