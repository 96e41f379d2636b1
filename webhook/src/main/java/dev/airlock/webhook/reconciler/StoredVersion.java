package dev.airlock.webhook.reconciler;

import dev.airlock.model.scanresult.ObjectVersion;
import java.time.Instant;

/// An object version that lies in a bucket.
///
/// @param latest whether it is the newest one under its key
/// @param storedAt when it came
public record StoredVersion(ObjectVersion object, boolean latest, Instant storedAt) {}
