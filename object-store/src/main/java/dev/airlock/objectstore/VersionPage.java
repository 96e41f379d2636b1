package dev.airlock.objectstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of a bucket's versions, in the order of their keys.
///
/// @param next where the next page begins; null after the last one
public record VersionPage(List<StoredVersion> versions, @Nullable Position next) {

  /// The version before a page.
  public record Position(String key, @Nullable String versionId) {}
}
