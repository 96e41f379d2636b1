package dev.airlock.cli.upload;

import java.time.Instant;

/// One change in a file's history.
public record TimelineEntry(String status, Instant at) {}
