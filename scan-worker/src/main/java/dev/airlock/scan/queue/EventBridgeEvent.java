package dev.airlock.scan.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// An event of S3 as EventBridge sends it, as far as it matters here
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html>).
///
/// @param detailType `Object Created`
/// @param time when it happened, in ISO 8601
record EventBridgeEvent(
    @JsonProperty("detail-type") @Nullable String detailType,
    @Nullable String time,
    @Nullable Detail detail) {
  static final String OBJECT_CREATED = "Object Created";

  /// What happened.
  record Detail(@Nullable DetailBucket bucket, @Nullable DetailObject object) {}

  /// The object's bucket.
  record DetailBucket(@Nullable String name) {}

  /// The object version that was created.
  ///
  /// @param key as it is; nothing is encoded here
  /// @param size bytes
  record DetailObject(
      @Nullable String key,
      @Nullable Long size,
      @JsonProperty("etag") @Nullable String eTag,
      @JsonProperty("version-id") @Nullable String versionId) {}
}
