package dev.airlock.registry.file;

import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rescan that an operator requested.
///
/// @param waives the reason for which the file is not quarantined again; absent unless it is a
///   release
public record Rescan(Instant requestedAt, @Nullable QuarantineReason waives) {}
