package dev.airlock.registry.registration;

import java.time.Duration;

/// How many files an owner may register under one profile.
///
/// @param uploads at least 1
/// @param window the length of the sliding window in which they count
public record Quota(int uploads, Duration window) {}
