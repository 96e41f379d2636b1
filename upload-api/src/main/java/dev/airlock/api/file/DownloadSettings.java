package dev.airlock.api.file;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long download links are valid.
///
/// @param granteeExpiry the most for those who may read a file because its owner granted it, since
///   a link outlives a grant that is revoked; 1 s to 7 d. Never longer than the grant. Default
///   `15m`
@Validated
@ConfigurationProperties("airlock.download")
record DownloadSettings(
    @DefaultValue("15m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7)
        Duration granteeExpiry) {}
