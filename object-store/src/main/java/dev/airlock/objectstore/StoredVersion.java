package dev.airlock.objectstore;

import dev.airlock.model.object.ObjectVersion;
import java.time.Instant;

/// An object version as a bucket lists it.
///
/// @param latest whether it is the newest one under its key
/// @param storedAt when it was stored
public record StoredVersion(ObjectVersion object, boolean latest, Instant storedAt) {}
