package dev.airlock.client;

import java.net.URI;
import java.time.Instant;

/// Where a clean file can be fetched, without a token.
///
/// @param headUrl the same for the method HEAD
/// @param size bytes
/// @param sha256 of the bytes that were scanned and are served, lower-case hex
public record DownloadLink(
    URI downloadUrl,
    URI headUrl,
    Instant expiresAt,
    String fileName,
    long size,
    String contentType,
    String sha256) {}
