package dev.airlock.registry.file;

import dev.airlock.model.file.InfectedObjects;
import java.time.Duration;

/// How the profile has a file handled, as of when the file was accepted. A later change of the
/// profile does not affect it.
///
/// @param cacheControl the `Cache-Control` (RFC 9111) that a clean file is served with
/// @param retention for how long a deleted file can be restored; to the second
public record Handling(
    String cacheControl, Disposition disposition, InfectedObjects infected, Duration retention) {}
