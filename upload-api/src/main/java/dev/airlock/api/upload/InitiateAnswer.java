package dev.airlock.api.upload;

import dev.airlock.api.profile.ResolvedType;
import dev.airlock.api.s3.UploadInstructions;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;

/// The initiated upload.
///
/// @param contentType what the file is taken for, and S3 has to be told
/// @param contentTypeResolved whether the file's name decided that, not the request
/// @param upload how to send the bytes
/// @param expiresAt until when S3 accepts them; parts can be presigned again until then
record InitiateAnswer(
    FileId fileId,
    FileStatus status,
    String contentType,
    boolean contentTypeResolved,
    UploadInstructions upload,
    Instant expiresAt) {

  static InitiateAnswer of(RegisteredFile file, ResolvedType type, UploadInstructions upload) {
    return new InitiateAnswer(
        file.id(), file.status(), type.contentType(), type.resolved(), upload, file.expiresAt());
  }
}
