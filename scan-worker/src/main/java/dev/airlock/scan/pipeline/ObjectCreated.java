package dev.airlock.scan.intake;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;

/// An object version that is to be examined: it appeared in the landing bucket, or it lies where it
/// was put and somebody asked for another examination.
///
/// @param fileId the file that it belongs to, taken from its key
public record ObjectCreated(FileId fileId, ObjectVersion object) {}
