package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Where the scanned bytes are after the scan.
///
/// @param versionId the copy's own version; absent in a bucket without versioning
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectLocation(String bucket, String key, @Nullable String versionId) {
  public ObjectLocation {
    Required.text("bucket", bucket);
    Required.text("key", key);
  }
}
