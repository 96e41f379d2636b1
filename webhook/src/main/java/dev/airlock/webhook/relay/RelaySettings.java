package dev.airlock.webhook.relay;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How lifecycle events are relayed.
///
/// @param topic the Kafka topic of the lifecycle events. Default `airlock.file-events`
/// @param source the `source` of the events, which with their `id` makes each one unique: for
///   consumers of several systems, a URI of this one. Default `urn:airlock`
/// @param pollInterval how often to look for committed events without a notification. Default `1s`
/// @param batchSize how many events to relay in one transaction. Default 2000
@Validated
@ConfigurationProperties("airlock.events")
record RelaySettings(
    @NotBlank String topic,
    @NotNull URI source,
    @NotNull @DurationMin(millis = 1) Duration pollInterval,
    @Min(1) int batchSize) {}
