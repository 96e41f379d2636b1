package dev.airlock.registry.model;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The deletion of a model's file.
///
/// @param former its status before
/// @param restorableUntil absent if it cannot be restored
/// @param purged when its objects were gone
record ModelDeletion(
    FileStatus former, Instant at, @Nullable Instant restorableUntil, @Nullable Instant purged) {
  private static final Duration RETENTION = Duration.ofDays(30);

  static ModelDeletion of(FileStatus former, boolean restorable, Instant now) {
    boolean judged =
        switch (former) {
          case CLEAN, INFECTED, QUARANTINED -> true;
          case PENDING, SCANNING, EXPIRED, DELETED -> false;
        };
    return new ModelDeletion(former, now, restorable && judged ? now.plus(RETENTION) : null, null);
  }

  boolean canBeUndone(Instant now) {
    return restorableUntil != null && now.isBefore(restorableUntil);
  }

  boolean canBePurged() {
    return restorableUntil == null && purged == null;
  }

  ModelDeletion forGood() {
    return new ModelDeletion(former, at, null, purged);
  }

  ModelDeletion purged(Instant now) {
    return new ModelDeletion(former, at, restorableUntil, now);
  }

  String stored() {
    return StoredFile.words(
        former.wireName(),
        StoredFile.since(at),
        restorableUntil == null ? "" : "restorable until " + StoredFile.since(restorableUntil),
        purged == null ? "" : "purged " + StoredFile.since(purged));
  }
}
