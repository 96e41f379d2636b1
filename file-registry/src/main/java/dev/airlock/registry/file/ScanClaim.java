package dev.airlock.registry.file;

import dev.airlock.model.object.ObjectVersion;
import java.time.Instant;
import java.util.UUID;

/// The scan attempt that holds a file, and the object version it holds it for.
///
/// @param scanner who claimed, as authenticated by the webhook
public record ScanClaim(UUID scanId, String scanner, ObjectVersion object, Instant claimedAt) {}
