package dev.airlock.api.s3;

/// How the uploader sends the bytes to S3; `method` tells which of the three forms it is.
public sealed interface UploadInstructions permits PresignedPost, PresignedPut, MultipartUpload {

  /// `POST`, `PUT` or `MULTIPART`.
  String method();
}
