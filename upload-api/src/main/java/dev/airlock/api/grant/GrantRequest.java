package dev.airlock.api.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of `POST /files/{fileId}/grants`, unchecked.
///
/// @param subject who may read the file: the `sub` of somebody else in the same tenant
/// @param expiresAt until when; 7 days if left out, at most a year
record GrantRequest(@Nullable String subject, @Nullable Instant expiresAt) {}
