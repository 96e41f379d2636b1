package dev.airlock.scan.clamav;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How the scanners are reached and how long they may take.
///
/// @param nodes each `host:port`. Default `127.0.0.1:3310`
/// @param readTimeout the longest silence while waiting for an answer. Default `120s`
/// @param baseDeadline what every scan may take. Default `60s`
/// @param minBytesPerSecond how fast the rest must go: a scan's deadline is `baseDeadline` plus
///   size divided by this. Default `2MB`
/// @param probe how often each node is asked whether it is there. Default `2s`
/// @param canary how often a node that is up has to find a known signature again. Default `5m`
/// @param oldAfter the age of a node's signatures from which health reports it. Default `3d`
/// @param refusedAfter the age from which a node gets nothing to scan; left out, none is too old
@Validated
@ConfigurationProperties("airlock.clamd")
record ClamdSettings(
    @NotEmpty List<String> nodes,
    @NotNull @DurationMin(seconds = 1) Duration readTimeout,
    @NotNull @DurationMin(seconds = 1) Duration baseDeadline,
    @NotNull DataSize minBytesPerSecond,
    @NotNull @DurationMin(millis = 100) Duration probe,
    @NotNull @DurationMin(seconds = 1) Duration canary,
    @NotNull @DurationMin(hours = 1) Duration oldAfter,
    @Nullable @DurationMin(hours = 1) Duration refusedAfter) {

  ClamdSettings {
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
  }

  Duration deadline(long size) {
    return baseDeadline.plusSeconds(size / Math.max(1, minBytesPerSecond.toBytes()));
  }
}
