package dev.airlock.registry.file;

/// By which way the bytes of a file come in.
public enum UploadMethod {
  /// A form that a browser posts to S3.
  POST,
  /// One request that puts the object to S3.
  PUT,
  /// Parts that are put to S3 one by one.
  MULTIPART,
  /// A form posted to the API, which passes the bytes on to S3.
  FORM
}
