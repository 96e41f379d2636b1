package dev.airlock.scan.intake;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;

/// An object version appeared in the landing bucket.
///
/// @param fileId the file that it belongs to, taken from its key
public record ObjectCreated(FileId fileId, ObjectVersion object) {}
