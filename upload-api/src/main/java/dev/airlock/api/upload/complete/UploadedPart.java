package dev.airlock.api.upload.complete;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// A part as the uploader knows it.
///
/// @param eTag as S3 answered it
@JsonIgnoreProperties("size") // of the list of stored parts, which may be sent as it was received
public record UploadedPart(@Nullable Integer partNumber, @Nullable String eTag) {}
