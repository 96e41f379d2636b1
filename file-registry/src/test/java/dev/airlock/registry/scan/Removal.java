package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a model's file is deleted.
///
/// @param former what it was before
/// @param restorableUntil nothing if it never comes back
/// @param purged when its objects were gone
record Removal(
    FileStatus former, Instant at, @Nullable Instant restorableUntil, @Nullable Instant purged) {
  private static final Duration RETENTION = Duration.ofDays(30);

  static Removal of(FileStatus former, boolean restorable, Instant now) {
    boolean judged =
        switch (former) {
          case CLEAN, INFECTED, QUARANTINED -> true;
          case PENDING, SCANNING, EXPIRED, DELETED -> false;
        };
    return new Removal(former, now, restorable && judged ? now.plus(RETENTION) : null, null);
  }

  boolean canBeUndone(Instant now) {
    return restorableUntil != null && now.isBefore(restorableUntil);
  }

  boolean canBePurged() {
    return restorableUntil == null && purged == null;
  }

  Removal forGood() {
    return new Removal(former, at, null, purged);
  }

  Removal purged(Instant now) {
    return new Removal(former, at, restorableUntil, now);
  }

  String stored() {
    return Stored.words(
        former.wireName(),
        Stored.since(at),
        restorableUntil == null ? "" : "restorable until " + Stored.since(restorableUntil),
        purged == null ? "" : "purged " + Stored.since(purged));
  }
}
