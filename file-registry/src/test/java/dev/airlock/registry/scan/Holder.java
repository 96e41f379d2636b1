package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The scan that holds the file of a model, or held it when it ended.
record Holder(Step.Claim claim, Instant since) {

  /// Whether `other` is this scan as well, and not even begun anew.
  boolean isSame(@Nullable Holder other) {
    return other != null && isOfTheScanOf(other) && since.equals(other.since);
  }

  /// Whether `other` is this scan as well.
  boolean isOfTheScanOf(@Nullable Holder other) {
    return other != null && claim.scan() == other.claim.scan();
  }

  boolean isAbout(Target target) {
    return claim.target() == target;
  }

  boolean sends(Step.Settle settle) {
    return claim.scanner().equals(settle.scanner())
        && claim.scan() == settle.scan()
        && isAbout(settle.target());
  }

  /// Whether `other` is this scan of an object in the same place.
  boolean leftTheSameAs(@Nullable Holder other) {
    return other != null
        && isOfTheScanOf(other)
        && claim.target() instanceof Copy left
        && other.claim.target() instanceof Copy right
        && left.liesWhere(right);
  }

  /// How the tables say that its object may still lie there.
  String left(FileId file) {
    return Stored.left(claim.scanId(file), claim.target().of(file).location());
  }

  String stored(FileId file) {
    return Stored.held(claim.scanId(file), claim.scanner(), claim.target().of(file), since);
  }
}
