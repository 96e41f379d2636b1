package dev.airlock.api.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A form that a browser can post straight to S3: all `fields` in order, then the field `file`. S3
/// answers 204.
///
/// @param method always `POST`
public record PresignedPost(String method, String url, SequencedMap<String, String> fields)
    implements UploadInstructions {

  public PresignedPost(String url, Map<String, String> fields) {
    this("POST", url, new LinkedHashMap<>(fields));
  }
}
