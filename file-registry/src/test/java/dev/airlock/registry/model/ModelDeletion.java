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

  static ModelDeletion of(FileStatus former, boolean judged, boolean restorable, Instant now) {
    return new ModelDeletion(former, now, restorable && judged ? now.plus(RETENTION) : null, null);
  }

  boolean canBeUndone(Instant now) {
    return restorableUntil != null && now.isBefore(restorableUntil);
  }

  /// What a rescan makes of the file meanwhile.
  ModelDeletion restoredAs(FileStatus status) {
    return new ModelDeletion(status, at, restorableUntil, purged);
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
