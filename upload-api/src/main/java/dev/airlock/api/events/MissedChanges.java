package dev.airlock.api.events;

import dev.airlock.registry.event.Change;
import java.util.List;
import java.util.Optional;

/// Where listeners read what they were not told.
interface MissedChanges {
  /// How many changes are read at a time.
  int PAGE = 200;

  /// The changes after the one with that number, oldest first: [#PAGE] of them, fewer only if there
  /// are no more.
  ///
  /// @return nothing if the listener may not know of them any more
  Optional<List<Change>> after(long id, Subscription watched);
}
