package dev.airlock.api.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Issues permissions to put one object.
public interface PresignedPuts {

  /// A request that stores exactly one kind of object in the landing bucket: under this key, of
  /// this content type, with this many bytes, encrypted at rest, and only if there is none yet.
  /// Costs no call to S3.
  ///
  /// @param sha256 lower-case hex; S3 itself refuses other bytes
  PresignedPut issue(
      String key, String contentType, long size, @Nullable String sha256, Duration validity);
}
