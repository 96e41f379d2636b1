package dev.airlock.registry.file;

import org.jspecify.annotations.Nullable;

/// The upload method of a file, and what belongs to it.
///
/// @param multipartId S3's id of the multipart upload, for that method only
/// @param partSize bytes of each part but the last, for that method only
public record UploadDetails(
    UploadMethod method, @Nullable String multipartId, @Nullable Long partSize) {

  /// For a method that needs nothing else.
  public static UploadDetails by(UploadMethod method) {
    return new UploadDetails(method, null, null);
  }
}
