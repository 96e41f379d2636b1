package dev.airlock.api.upload;

/// Where one part is put to. S3 answers 200 with the part's `ETag`.
///
/// @param partNumber from 1
/// @param size exactly how many bytes the part has; they are signed
public record PresignedPart(int partNumber, String url, long size) {}
