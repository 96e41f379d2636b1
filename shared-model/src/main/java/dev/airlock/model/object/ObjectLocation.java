package dev.airlock.model.object;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Where an object version is.
///
/// @param versionId absent for the latest version, or in a bucket without versioning
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectLocation(String bucket, String key, @Nullable String versionId) {
  public ObjectLocation {
    Required.text("bucket", bucket);
    Required.text("key", key);
  }
}
