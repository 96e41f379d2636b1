package dev.airlock.registry.idempotency;

import org.jspecify.annotations.Nullable;

/// The key by which an uploader recognises a request when it is sent again.
///
/// @param key 1 to 255 characters, of the uploader's choice
public record UploadKey(@Nullable String tenant, String owner, String key) {}
