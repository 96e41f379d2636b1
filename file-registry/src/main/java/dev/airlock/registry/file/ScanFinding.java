package dev.airlock.registry.file;

import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the scan found.
///
/// @param explanation of the reason or the threats; nothing for a clean file
public record ScanFinding(
    @Nullable String sha256,
    @Nullable String detectedContentType,
    @Nullable QuarantineReason reason,
    @Nullable List<String> threats,
    Explanation explanation,
    @Nullable String engine,
    @Nullable String engineVersion,
    @Nullable String databaseVersion,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {}
