package dev.airlock.model.object;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Exactly one version of one S3 object: what is claimed, read, copied and deleted.
///
/// @param versionId S3's version; absent in a bucket without versioning, where `eTag` pins instead
/// @param eTag S3's entity tag, without quotes
/// @param size bytes
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectVersion(
    String bucket, String key, @Nullable String versionId, String eTag, long size) {

  public ObjectVersion {
    Required.text("bucket", bucket);
    Required.text("key", key);
    Required.text("eTag", eTag);
    if (size < 0) {
      throw new IllegalArgumentException("size must be 0 or more");
    }
  }

  /// Where it is.
  public ObjectLocation location() {
    return new ObjectLocation(bucket, key, versionId);
  }
}
