package dev.airlock.registry.file;

/// How the bytes of a file are uploaded.
public enum UploadMethod {
  /// A form that a browser posts to S3.
  POST,
  /// One request that puts the object to S3.
  PUT,
  /// Parts that are put to S3 one by one.
  MULTIPART,
  /// A form posted to the API, which forwards the bytes to S3.
  FORM
}
