package dev.airlock.scan.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How messages about created objects are received.
///
/// @param deadLetterName the queue of messages that failed too often; their files are quarantined
///   as `scan-failed`. Default `airlock-object-created-dlq`
/// @param refusedName the queue of messages that are not about an upload; nobody receives from it.
///   Default `airlock-object-created-refused`
/// @param mostFaults how often a file may fail while others succeed, before it is quarantined as
///   `scan-failed`. Faults of S3, the webhook or clamd that hit other files, too, do not count.
///   Default `5`
/// @param visibility the visibility timeout of a message, extended while it is processed; 3 s to 12
///   h, the most that SQS allows. Default `30s`
/// @param poll for how long a receive waits for messages; 1 to 20 s, the most that SQS allows. A
///   shutdown waits for it. Default `10s`
/// @param backOff how long a message stays invisible after its first fault; twice as long after
///   each further one. Default `2s`
/// @param longestBackOff the longest that a message stays invisible after a fault. Default `5m`
/// @param longestHold for how long the visibility timeout of a message is extended; under the 12 h
///   that SQS allows. Default `2h`
@Validated
@ConfigurationProperties("airlock.queue")
record ListenerSettings(
    @NotBlank String deadLetterName,
    @NotBlank String refusedName,
    @Min(1) @Max(100) int mostFaults,
    @NotNull @DurationMin(seconds = 3) @DurationMax(hours = 12) Duration visibility,
    @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 20) Duration poll,
    @NotNull @DurationMin(seconds = 1) Duration backOff,
    @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration longestBackOff,
    @NotNull @DurationMin(minutes = 1) @DurationMax(hours = 11) Duration longestHold) {}
