package dev.airlock.sandbox.demo;

import dev.airlock.sandbox.upload.LocalFile;

/// A file of the demonstration and how it must end.
///
/// @param about what it is, for people
/// @param status the state that it must come to
/// @param reason why it must be quarantined; else empty
record Sample(String about, LocalFile file, String status, String reason) {}
