package dev.airlock.scan.s3;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object version and where its verdict has put it. Until the verdict counts both are there.
///
/// @param target a copy of the object, or the object itself if it lay there already; absent if
///   nothing is to be kept
public record StagedCopy(ObjectVersion object, @Nullable ObjectLocation target) {

  /// Whether the object is where it belongs, so that nothing was copied.
  boolean inPlace() {
    return object.location().equals(target);
  }

  /// Where the scanned bytes are to stay.
  public Optional<ObjectLocation> location() {
    return Optional.ofNullable(target);
  }
}
