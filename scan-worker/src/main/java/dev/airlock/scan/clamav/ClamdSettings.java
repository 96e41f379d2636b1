package dev.airlock.scan.clamav;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How clamd is reached and how long it may take.
///
/// @param host default `127.0.0.1`
/// @param port default 3310
/// @param readTimeout the longest silence while waiting for an answer. Default `120s`
/// @param baseDeadline what every scan may take. Default `60s`
/// @param minBytesPerSecond how fast the rest must go: a scan's deadline is `baseDeadline` plus
///   size divided by this. Default `2MB`
@Validated
@ConfigurationProperties("airlock.clamd")
record ClamdSettings(
    @NotBlank String host,
    @Min(1) @Max(65535) int port,
    @NotNull @DurationMin(seconds = 1) Duration readTimeout,
    @NotNull @DurationMin(seconds = 1) Duration baseDeadline,
    @NotNull DataSize minBytesPerSecond) {

  Duration deadline(long size) {
    return baseDeadline.plusSeconds(size / Math.max(1, minBytesPerSecond.toBytes()));
  }
}
