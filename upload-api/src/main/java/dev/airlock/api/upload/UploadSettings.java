package dev.airlock.api.upload;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The validity of what permits uploads.
///
/// @param expiry for how long a presigned form, request or part is valid; 1 s to 7 d, the most that
///   Signature Version 4 allows. Default `5m`
/// @param multipartWindow for how long a multipart upload can be resumed; at most the expiry of the
///   landing bucket. Default `24h`
@Validated
@ConfigurationProperties("airlock.upload")
public record UploadSettings(
    @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) Duration expiry,
    @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) Duration multipartWindow) {}
