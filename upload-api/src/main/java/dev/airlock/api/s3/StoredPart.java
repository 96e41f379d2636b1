package dev.airlock.api.s3;

/// A part that S3 has stored.
///
/// @param size bytes
/// @param eTag S3's ETag of the part
public record StoredPart(int partNumber, long size, String eTag) {}
