package dev.airlock.objectstore;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where scans are requested.
///
/// @param name the queue of S3's events. Default `airlock-object-created`
@Validated
@ConfigurationProperties("airlock.queue")
public record QueueSettings(@NotBlank String name) {}
