package dev.airlock.api.upload.parts;

import dev.airlock.api.s3.StoredPart;
import java.time.Instant;
import java.util.List;

/// The parts that S3 has stored of an upload: all that is needed to resume it.
///
/// @param partSize bytes of every part but the last
/// @param partCount how many parts there will be
/// @param parts the stored ones, by number
/// @param expiresAt until when the upload can be resumed
public record StoredParts(
    String uploadId, long partSize, int partCount, List<StoredPart> parts, Instant expiresAt) {}
