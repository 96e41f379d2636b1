package dev.airlock.webhook.reconciler.sqs;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where scans are asked for.
///
/// @param name the queue of S3's events. Default `airlock-object-created`
@Validated
@ConfigurationProperties("airlock.queue")
record QueueSettings(@NotBlank String name) {}
