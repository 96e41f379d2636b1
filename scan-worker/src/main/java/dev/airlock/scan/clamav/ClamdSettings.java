package dev.airlock.scan.clamav;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.module.ModuleDescriptor.Version;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How the clamd nodes are reached and how long they may take.
///
/// @param nodes the clamd nodes, each `host:port`, `dns:host:port` for all addresses of a name,
///   such as those of a headless service, or `srv:_clamd._tcp.name` for those that its SRV records
///   of the lowest priority tell; names may change. The one with least to do is next. Default
///   `127.0.0.1:3310`
/// @param readTimeout the longest silence while waiting for clamd's reply. Default `120s`
/// @param baseDeadline what every scan may take, however small the object. Default `60s`
/// @param minBytesPerSecond how fast a scan must go: the object's size divided by this is added to
///   its deadline. Default `2MB`
/// @param probe how often each clamd is asked whether it is there. Default `2s`
/// @param canary how often each clamd has to pass the canaries again: files that it must find EICAR
///   in, and some that it must tell it cannot open; always before it joins. Default `30s`
/// @param oldestEngine the oldest release of ClamAV that gets anything to scan. Default `1.4`
/// @param oldAfter the age of a clamd's signatures from which health reports them. Default `3d`
/// @param refusedAfter the age of its signatures from which a clamd gets nothing to scan, as does
///   one that does not tell their date; left out, none is too old, but in production it is then 7
///   days
@Validated
@ConfigurationProperties("airlock.clamd")
record ClamdSettings(
    @NotEmpty List<String> nodes,
    @NotNull @DurationMin(seconds = 1) Duration readTimeout,
    @NotNull @DurationMin(seconds = 1) Duration baseDeadline,
    @NotNull DataSize minBytesPerSecond,
    @NotNull @DurationMin(millis = 100) Duration probe,
    @NotNull @DurationMin(seconds = 1) Duration canary,
    @NotBlank String oldestEngine,
    @NotNull @DurationMin(hours = 1) Duration oldAfter,
    @Nullable @DurationMin(hours = 1) Duration refusedAfter) {

  ClamdSettings {
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
  }

  /// Whether a release is older than allowed. What is no release cannot be told to be new enough.
  boolean refuses(@Nullable String engine) {
    try {
      return engine == null || Version.parse(engine).compareTo(Version.parse(oldestEngine)) < 0;
    } catch (IllegalArgumentException _) {
      return true;
    }
  }

  Duration deadline(long size) {
    return baseDeadline.plusSeconds(size / Math.max(1, minBytesPerSecond.toBytes()));
  }
}
