package dev.airlock.api.upload;

import java.time.Instant;

/// Issues permissions to upload one object.
public interface PresignedPosts {

  /// A form with which exactly one kind of object can be stored in the landing bucket: under this
  /// key, of this content type, with this many bytes, encrypted at rest, until `expiresAt`. Costs
  /// no call to S3.
  PresignedPost issue(String key, String contentType, long size, Instant expiresAt);
}
