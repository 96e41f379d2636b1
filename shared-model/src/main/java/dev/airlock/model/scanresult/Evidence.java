package dev.airlock.model.scanresult;

import dev.airlock.model.object.ObjectLocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a scanner reports beside its verdict.
///
/// @param sha256 of exactly the scanned bytes, lower-case hex
/// @param location where the scanned bytes were copied to
public record Evidence(
    @Nullable String sha256,
    @Nullable String detectedContentType,
    @Nullable ScanEngine engine,
    @Nullable ObjectLocation location,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
