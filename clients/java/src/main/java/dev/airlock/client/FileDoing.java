package dev.airlock.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of a file's audit log.
///
/// @param action what happened
/// @param sequence absent if nothing changed
/// @param status after the change
/// @param actor who did it
public record FileDoing(
    String action,
    @Nullable Long sequence,
    @Nullable String status,
    String actor,
    Instant occurredAt,
    Map<String, String> details) {
  public FileDoing {
    details = Map.copyOf(details);
  }
}
