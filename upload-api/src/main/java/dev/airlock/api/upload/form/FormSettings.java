package dev.airlock.api.upload.form;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The limits of uploads through the server.
///
/// @param concurrency how many files are received through the server at a time; each may hold one
///   part of 8 MiB in memory. Default 8
/// @param perCaller how many of these one caller can have. Default 2
/// @param patience how long such a file waits for its turn before the caller is asked to try again.
///   Default `10s`
/// @param minBytesPerSecond clients that send such a file more slowly, over any 10 s, are rejected.
///   Default `4KB`
/// @param minBytesPerSecondWhenFull the same while others wait for their turn. Default `64KB`
@Validated
@ConfigurationProperties("airlock.form")
record FormSettings(
    @Min(1) int concurrency,
    @Min(1) int perCaller,
    @NotNull @DurationMin(seconds = 0) Duration patience,
    @NotNull DataSize minBytesPerSecond,
    @NotNull DataSize minBytesPerSecondWhenFull) {}
