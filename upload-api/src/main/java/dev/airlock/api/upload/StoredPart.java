package dev.airlock.api.upload;

/// A part that S3 has.
///
/// @param size bytes
/// @param eTag as S3 calls this content of the part
public record StoredPart(int partNumber, long size, String eTag) {}
