package dev.airlock.registry.file;

import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scan of a judged file that an operator asked for.
///
/// @param waives the reason for which the file is not to be quarantined again, if it is a release
public record Rescan(Instant requestedAt, @Nullable QuarantineReason waives) {}
