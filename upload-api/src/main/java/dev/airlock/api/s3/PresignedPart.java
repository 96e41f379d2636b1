package dev.airlock.api.s3;

import java.time.Instant;

/// The URL to put one part to. S3 answers 200 with the part's `ETag`.
///
/// @param partNumber from 1
/// @param size the exact number of bytes of the part, which is signed
/// @param expiresAt until when the URL is valid
public record PresignedPart(int partNumber, String url, long size, Instant expiresAt) {}
