package dev.airlock.objectstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether a service starts on buckets that keep no versions.
///
/// @param allowUnversioned whether it does, though an upload may then be replaced between two looks
///   at it, and only its eTag tells. Default `false`
@ConfigurationProperties("airlock.buckets")
record VersioningSettings(@DefaultValue("false") boolean allowUnversioned) {}
