package dev.airlock.webhook.reconciler;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// When work counts as lost.
///
/// @param interval the pause between two rounds. Default `1m`
/// @param requeueAfter how long after its upload, or after an operator's request for a rescan, a
///   scan of an unclaimed object is requested again; doubles each time. Default `5m`
/// @param staleAfter how long after its claim another scan of an object without a verdict is
///   requested; longer than the longest scan takes. Default `30m`
/// @param expireAfter how long after its upload permission has ended a file without an object
///   expires; longer than the slowest upload takes. Default `1h`
/// @param removeAfter how old an object in the landing bucket is before it is deleted because its
///   file has a verdict, which the worker itself does within seconds; the same for an object that a
///   rescan has moved. Default `10m`
/// @param batchSize how many files of each kind one round handles at most; it looks at ten times as
///   many versions in the landing bucket. Default 500
@Validated
@ConfigurationProperties("airlock.reconciler")
record ReconcilerSettings(
    @NotNull @DurationMin(millis = 100) Duration interval,
    @NotNull @DurationMin(seconds = 1) Duration requeueAfter,
    @NotNull @DurationMin(seconds = 1) Duration staleAfter,
    @NotNull @DurationMin(seconds = 1) Duration expireAfter,
    @NotNull @DurationMin(seconds = 1) Duration removeAfter,
    @Min(1) int batchSize) {}
