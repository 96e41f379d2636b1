package dev.airlock.scan.intake.sqs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where messages about created objects come from.
///
/// @param name the queue's name. Default `airlock-object-created`
/// @param deadLetterName the queue where messages end that could not be worked on. Default
///   `airlock-object-created-dlq`
/// @param concurrency how many messages are worked on at a time. Default 8
/// @param visibility for how long a message stays invisible without a heart-beat; 3 s to 12 h, the
///   most that SQS allows. Default `30s`
/// @param poll for how long a receive waits for messages; 1 to 20 s, the most that SQS allows. A
///   shutdown waits for it. Default `10s`
@Validated
@ConfigurationProperties("airlock.queue")
record QueueSettings(
    @NotBlank String name,
    @NotBlank String deadLetterName,
    @Min(1) @Max(1000) int concurrency,
    @NotNull @DurationMin(seconds = 3) @DurationMax(hours = 12) Duration visibility,
    @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 20) Duration poll) {}
