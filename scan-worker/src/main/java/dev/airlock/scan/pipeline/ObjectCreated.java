package dev.airlock.scan.pipeline;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An object version to scan: a new one in the landing bucket, or one that is scanned again where
/// its verdict has put it.
///
/// @param fileId the file that it belongs to, taken from its key
/// @param uploadedAt when S3 says that it was created; absent if nobody says so, or it is scanned
///   again
public record ObjectCreated(FileId fileId, ObjectVersion object, @Nullable Instant uploadedAt) {}
