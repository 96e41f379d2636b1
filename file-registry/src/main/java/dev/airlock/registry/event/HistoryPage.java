package dev.airlock.registry.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a file's history, oldest first.
///
/// @param next after which position it goes on; null if this is the end
public record HistoryPage(List<HistoryEntry> entries, @Nullable Long next) {
  public HistoryPage {
    entries = List.copyOf(entries);
  }
}
