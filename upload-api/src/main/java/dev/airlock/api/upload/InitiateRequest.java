package dev.airlock.api.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/// The body of `POST /files/upload/initiate`, unchecked.
///
/// @param contentType if it is missing, the file's name decides
/// @param size bytes
/// @param sha256 lower-case hex; optional
/// @param method `post`, the default, `put` or `multipart`
/// @param replaces the id of a file of the same owner, which is deleted when this one is clean
/// @param metadata the uploader's own labels; optional
public record InitiateRequest(
    @Nullable String profile,
    @Nullable String fileName,
    @Nullable String contentType,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String method,
    @Nullable String replaces,
    @JsonDeserialize(contentUsing = LabelValue.class)
        @Nullable Map<String, @Nullable String> metadata) {}
