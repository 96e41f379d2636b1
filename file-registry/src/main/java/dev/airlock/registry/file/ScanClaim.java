package dev.airlock.registry.file;

import dev.airlock.model.scanresult.ObjectVersion;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/// The scan attempt that holds a file, and the object version it holds it for.
///
/// @param scanner who claimed, as authenticated by the webhook
public record ScanClaim(
    UUID scanId,
    String scanner,
    @Embedded(onEmpty = OnEmpty.USE_NULL) ObjectVersion object,
    Instant claimedAt) {}
