package dev.airlock.api.upload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Uploads in parts to the landing bucket.
public interface MultipartUploads {

  /// Begins an upload and returns S3's id of it. What is never completed goes with the bucket's
  /// expiry of incomplete uploads.
  String begin(String key, String contentType);

  /// Where one part of exactly `size` bytes can be put to. Costs no call to S3.
  PresignedPart sign(String key, String uploadId, int partNumber, long size, Duration validity);

  /// The parts that S3 has, by number; nothing if there is no such upload (any more).
  Optional<List<StoredPart>> stored(String key, String uploadId);

  /// Makes the object of exactly these parts.
  ///
  /// @return whether that was done; not if the upload or a part is gone or was replaced meanwhile
  boolean complete(String key, String uploadId, List<StoredPart> parts);

  /// Throws the parts away. Doing it again does nothing.
  void abort(String key, String uploadId);
}
