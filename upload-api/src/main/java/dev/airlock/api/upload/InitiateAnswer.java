package dev.airlock.api.upload;

import dev.airlock.api.s3.UploadInstructions;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;

/// The initiated upload.
///
/// @param upload how to send the bytes
/// @param expiresAt until when S3 accepts them; parts can be presigned again until then
record InitiateAnswer(
    FileId fileId, FileStatus status, UploadInstructions upload, Instant expiresAt) {}
