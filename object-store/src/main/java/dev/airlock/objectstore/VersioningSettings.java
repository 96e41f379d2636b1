package dev.airlock.objectstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether a service starts on buckets that keep no versions.
///
/// @param allowUnversioned whether services start on buckets that keep no versions, where only its
///   eTag tells whether an object is still the one that was scanned. Default `false`
@ConfigurationProperties("airlock.buckets")
record VersioningSettings(@DefaultValue("false") boolean allowUnversioned) {}
