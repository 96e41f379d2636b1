package dev.airlock.cli.upload;

/// The outcome of an attempt to download a file.
public sealed interface Download {

  /// The bytes that S3 served.
  @SuppressWarnings("ArrayRecordComponent") // read by its one receiver, never compared
  record Fetched(byte[] content) implements Download {}

  /// There is no download.
  ///
  /// @param status the HTTP status of the refusal
  record Refused(int status, String detail) implements Download {}
}
