package dev.airlock.cli.demo;

import dev.airlock.client.Outgoing;
import java.nio.file.Path;

/// A file of the demonstration and how it must end.
///
/// @param about what it is, for people
/// @param path where its bytes are
/// @param status the state that it must end in
/// @param reason why it must be quarantined; else empty
record Sample(String about, Path path, Outgoing file, String status, String reason) {}
