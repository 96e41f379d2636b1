package dev.airlock.cli.demo;

import dev.airlock.cli.upload.LocalFile;

/// A file of the demonstration and how it must end.
///
/// @param about what it is, for people
/// @param status the state that it must end in
/// @param reason why it must be quarantined; else empty
record Sample(String about, LocalFile file, String status, String reason) {}
