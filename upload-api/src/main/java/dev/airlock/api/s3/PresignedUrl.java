package dev.airlock.api.s3;

import java.time.Instant;

/// A URL by which one request to S3 is permitted, without a token.
///
/// @param expiresAt until when it is valid: not longer than the credentials that signed it
public record PresignedUrl(String url, Instant expiresAt) {}
