package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import org.jspecify.annotations.Nullable;

/// An object version and where it is to be. Until that is committed or rolled back, both the object
/// and its copy exist.
///
/// @param target a copy of the object, or the object itself if it stays where it is; absent if
///   nothing is kept
public record StagedCopy(ObjectVersion object, @Nullable ObjectLocation target) {

  /// An object that stays where it is.
  public static StagedCopy inPlace(ObjectVersion object) {
    return new StagedCopy(object, object.location());
  }

  /// An object of which nothing is kept.
  public static StagedCopy none(ObjectVersion object) {
    return new StagedCopy(object, null);
  }

  /// Whether the object stays where it is.
  public boolean isInPlace() {
    return object.location().equals(target);
  }
}
