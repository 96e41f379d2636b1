package dev.airlock.api.upload.parts;

import dev.airlock.api.s3.PresignedPart;
import java.time.Instant;
import java.util.List;

/// The parts that were requested, with their URLs.
///
/// @param expiresAt until when the upload can be resumed
public record SignedParts(List<PresignedPart> parts, Instant expiresAt) {}
