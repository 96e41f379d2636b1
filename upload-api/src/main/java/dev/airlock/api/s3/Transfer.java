package dev.airlock.api.s3;

/// A streamed object whose bytes have arrived, but which does not exist yet.
public sealed interface Transfer extends AutoCloseable permits SmallTransfer, MultipartTransfer {

  /// How many bytes were read; more than allowed if there were more.
  long size();

  /// The digest of the bytes that were read, lower-case hex.
  String sha256();

  /// Creates the object; S3 then sends its event.
  void finish();

  /// Discards what was not finished.
  @Override
  void close();
}
