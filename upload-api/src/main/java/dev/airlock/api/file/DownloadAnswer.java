package dev.airlock.api.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where and until when a clean file can be fetched, and how to check it.
///
/// @param headUrl the same for the method HEAD: size and headers without the bytes
/// @param size bytes
/// @param sha256 of the bytes that were scanned and are served, lower-case hex
record DownloadAnswer(
    String downloadUrl,
    String headUrl,
    Instant expiresAt,
    String fileName,
    long size,
    String contentType,
    @Nullable String sha256) {}
