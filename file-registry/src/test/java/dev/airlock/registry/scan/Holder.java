package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The scan that holds the file of a model, or held it when it ended.
record Holder(Step.Claim claim, Instant since) {

  /// Whether `other` is this scan as well, and not even begun anew.
  boolean isSame(@Nullable Holder other) {
    return other != null && claim.scan() == other.claim.scan() && since.equals(other.since);
  }

  boolean isAbout(Upload upload) {
    return claim.upload() == upload;
  }

  boolean sends(Step.Settle settle) {
    return claim.scanner().equals(settle.scanner())
        && claim.scan() == settle.scan()
        && isAbout(settle.upload());
  }

  String stored(FileId file) {
    return Stored.held(claim.scanId(file), claim.scanner(), claim.upload().of(file), since);
  }
}
