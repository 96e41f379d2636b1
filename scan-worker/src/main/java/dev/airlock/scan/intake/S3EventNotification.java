package dev.airlock.scan.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An S3 event notification as S3 sends it, as far as it matters here
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>).
///
/// @param event `s3:TestEvent` in the message that S3 sends when a notification is set up
record S3EventNotification(
    @JsonProperty("Records") @Nullable List<Entry> records,
    @JsonProperty("Event") @Nullable String event) {

  record Entry(@Nullable String eventName, @Nullable S3 s3) {}

  record S3(@Nullable Bucket bucket, @Nullable S3Object object) {}

  record Bucket(@Nullable String name) {}

  /// @param key URL-encoded, with `+` for a space
  record S3Object(
      @Nullable String key,
      @Nullable Long size,
      @Nullable String eTag,
      @Nullable String versionId) {}
}
