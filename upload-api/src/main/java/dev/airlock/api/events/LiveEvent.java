package dev.airlock.api.events;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;

/// A change of a file, as it was published.
///
/// @param position its place in the stream of all changes, which is numbered without gaps
/// @param sequence its place among the changes of the file
/// @param owner whose file it is
/// @param data the JSON of a [dev.airlock.model.lifecycle.FileMetadata]
public record LiveEvent(
    long position,
    FileId file,
    long sequence,
    FileStatus status,
    TenantContext owner,
    String data) {}
