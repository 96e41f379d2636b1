package dev.airlock.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be uploaded under a profile.
///
/// @param contentTypes media type to the extensions that belong to it
/// @param minSize bytes
/// @param maxSize bytes
/// @param methods `post`, `put`, `multipart` and `form`, those that are allowed
/// @param partSize bytes of every part but the last, where parts are allowed
public record ProfileInfo(
    String name,
    Map<String, List<String>> contentTypes,
    long minSize,
    long maxSize,
    List<String> methods,
    @Nullable Long partSize) {
  public ProfileInfo {
    contentTypes = Map.copyOf(contentTypes);
    methods = List.copyOf(methods);
  }
}
