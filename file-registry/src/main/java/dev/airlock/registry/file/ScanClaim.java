package dev.airlock.registry.file;

import dev.airlock.model.object.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The scan attempt that holds a file, and the object version it holds it for.
///
/// @param scanner who claimed, as authenticated by the webhook
/// @param superseded the uploads that held the file before and have no verdict, by their version
///   ids, or eTags where the bucket has no versions; absent if there are none
public record ScanClaim(
    UUID scanId,
    String scanner,
    ObjectVersion object,
    Instant claimedAt,
    @Nullable List<String> superseded) {

  public ScanClaim {
    superseded = superseded == null ? null : List.copyOf(superseded);
  }
}
