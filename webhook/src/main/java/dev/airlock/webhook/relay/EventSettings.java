package dev.airlock.webhook.relay;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How lifecycle events are relayed.
///
/// @param topic the Kafka topic. Default `airlock.file-events`
/// @param pollInterval how often to look for committed events. Default `50ms`
/// @param batchSize how many events to relay in one transaction. Default 500
@Validated
@ConfigurationProperties("airlock.events")
public record EventSettings(
    @NotBlank String topic, @NotNull Duration pollInterval, @Min(1) int batchSize) {}
