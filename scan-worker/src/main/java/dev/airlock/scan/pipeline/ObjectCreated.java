package dev.airlock.scan.pipeline;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;

/// An object version to scan: a new one in the landing bucket, or one that is scanned again where
/// its verdict has put it.
///
/// @param fileId the file that it belongs to, taken from its key
public record ObjectCreated(FileId fileId, ObjectVersion object) {}
