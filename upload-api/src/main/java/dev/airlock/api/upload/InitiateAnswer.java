package dev.airlock.api.upload;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;

/// What an uploader is told.
///
/// @param upload how to send the bytes
/// @param expiresAt until when S3 accepts them; parts are signed anew until then
record InitiateAnswer(
    FileId fileId, FileStatus status, UploadInstructions upload, Instant expiresAt) {}
