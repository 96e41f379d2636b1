package dev.airlock.api.upload;

/// How the uploader sends the bytes; `method` tells which of the forms it is.
public sealed interface UploadInstructions permits PresignedPost, PresignedPut, MultipartUpload {

  /// `POST`, `PUT` or `MULTIPART`.
  String method();
}
