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
/// @param requeueAfter how long after its upload an object is looked after whose file nobody has
///   claimed; the same for a file that an operator wants to have scanned again. Doubles each time.
///   Default `5m`
/// @param staleAfter how long after its claim a scan is looked after that has not ended. More than
///   the longest scan takes. Default `30m`
/// @param expireAfter how long after the end of its upload's permission a file without an object
///   expires. Longer than the slowest upload takes. Default `1h`
/// @param removeAfter how old an object in the landing bucket is before it is removed because its
///   file is settled; the worker does that itself within seconds. The same for an object that a
///   rescan has moved. Default `10m`
/// @param batchSize how many files to look at, of each kind, in one round. Default 500
@Validated
@ConfigurationProperties("airlock.reconciler")
record ReconcilerSettings(
    @NotNull @DurationMin(millis = 100) Duration interval,
    @NotNull @DurationMin(seconds = 1) Duration requeueAfter,
    @NotNull @DurationMin(seconds = 1) Duration staleAfter,
    @NotNull @DurationMin(seconds = 1) Duration expireAfter,
    @NotNull @DurationMin(seconds = 1) Duration removeAfter,
    @Min(1) int batchSize) {}
