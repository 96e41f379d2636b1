package dev.airlock.api.events;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How event streams are served.
///
/// @param topic the Kafka topic of the lifecycle events. Default `airlock.file-events`
/// @param heartBeat after how long without an event a comment is sent as keep-alive, so that
///   proxies do not drop an idle stream; at least 1 s. Default `15s`
/// @param writeTimeout after how long a client that does not read its stream is cut off. Default
///   `20s`
/// @param maxListeners how many event streams one process serves at a time; beyond that 503.
///   Default 5000
/// @param maxListenersPerCaller how many of them one caller may have; beyond that 429. Default 20
@Validated
@ConfigurationProperties("airlock.events")
public record EventStreamSettings(
    @NotBlank String topic,
    @NotNull @DurationMin(seconds = 1) Duration heartBeat,
    @NotNull @DurationMin(seconds = 1) Duration writeTimeout,
    @Min(1) int maxListeners,
    @Min(1) int maxListenersPerCaller) {}
