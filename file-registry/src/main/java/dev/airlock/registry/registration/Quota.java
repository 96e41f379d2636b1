package dev.airlock.registry.registration;

import java.time.Duration;

/// How many files an owner may announce under one profile.
///
/// @param uploads at least 1
/// @param window within how long: any such span, not calendar hours
public record Quota(int uploads, Duration window) {}
