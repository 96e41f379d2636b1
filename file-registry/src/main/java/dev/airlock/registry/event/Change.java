package dev.airlock.registry.event;

import dev.airlock.model.file.FileStatus;

/// One change of a file, for its subscribers.
///
/// @param number its place in the requested order: the `sequence` among the changes of one file,
///   the stream position among those of many
/// @param data the JSON of a [dev.airlock.model.lifecycle.FileMetadata]
public record Change(long number, FileStatus status, String data) {}
