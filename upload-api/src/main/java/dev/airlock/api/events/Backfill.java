package dev.airlock.api.events;

import dev.airlock.registry.event.Change;
import java.util.List;
import java.util.Optional;

/// The changes that a subscriber missed, read after the fact.
interface Backfill {
  /// How many changes are read at a time.
  int PAGE = 200;

  /// The changes after the one with that number, oldest first: [#PAGE] of them, fewer only if there
  /// are no more.
  ///
  /// @return nothing if the subscriber may no longer see them
  Optional<List<Change>> after(long id, Subscription subscription);
}
