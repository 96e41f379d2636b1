package dev.airlock.api.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the fields of a form say of a file, unchecked.
///
/// @param sha256 lower-case hex
/// @param metadata the uploader's own labels
/// @param replaces the id of a file of the same owner, which is deleted when this one is clean
public record FormFields(
    @Nullable String sha256,
    @Nullable Map<String, @Nullable String> metadata,
    @Nullable String replaces) {}
