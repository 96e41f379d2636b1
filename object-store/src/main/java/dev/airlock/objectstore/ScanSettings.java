package dev.airlock.objectstore;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What the scanners take.
///
/// @param maxSize the largest object that every scanner takes, in binary units; no upload profile
///   may accept more, and a clamd has to take it. Default `600MB`
@Validated
@ConfigurationProperties("airlock.scan")
public record ScanSettings(@NotNull @DefaultValue("600MB") DataSize maxSize) {}
