package dev.airlock.scan.s3;

import java.util.Map;

/// Where an object is to be in the end.
public sealed interface Destination {

  /// In this bucket, under its own key.
  ///
  /// @param contentType the `Content-Type` of a copy
  /// @param cacheControl the `Cache-Control` of a copy
  /// @param metadata of a copy
  record Stored(
      String bucket, String contentType, String cacheControl, Map<String, String> metadata)
      implements Destination {
    public Stored {
      metadata = Map.copyOf(metadata);
    }
  }

  /// Nowhere: no copy is kept.
  record Nowhere() implements Destination {}
}
