package dev.airlock.model.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An S3 event notification as S3 sends it, as far as it matters here
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>).
///
/// @param event `s3:TestEvent` in the message that S3 sends when a notification is set up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record S3EventNotification(
    @JsonProperty("Records") @Nullable List<Entry> records,
    @JsonProperty("Event") @Nullable String event) {

  public S3EventNotification {
    records = records == null ? null : List.copyOf(records);
  }

  /// A notification of our own, for an object whose event may have been lost or that is to be
  /// scanned again. Its name is S3's `ObjectCreated:` with a cause that S3 does not have, so that
  /// logs tell them apart.
  public static S3EventNotification of(ObjectVersion object) {
    return of(object, null);
  }

  /// The same, with the time at which the object was created, if it is known.
  public static S3EventNotification of(ObjectVersion object, @Nullable Instant createdAt) {
    return new S3EventNotification(
        List.of(
            new Entry(
                "ObjectCreated:Confirmed",
                createdAt == null ? null : createdAt.toString(),
                new S3(
                    new Bucket(object.bucket()),
                    new S3Object(
                        URLEncoder.encode(object.key(), UTF_8),
                        object.size(),
                        object.eTag(),
                        object.versionId())))),
        null);
  }

  /// One event.
  ///
  /// @param eventName `ObjectCreated:` and the cause
  /// @param eventTime when S3 was done with the request, in ISO 8601
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(@Nullable String eventName, @Nullable String eventTime, @Nullable S3 s3) {}

  /// Where it happened.
  public record S3(@Nullable Bucket bucket, @Nullable S3Object object) {}

  /// The object's bucket.
  public record Bucket(@Nullable String name) {}

  /// The object version that was created.
  ///
  /// @param key URL-encoded, with `+` for a space
  /// @param size bytes
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record S3Object(
      @Nullable String key,
      @Nullable Long size,
      @Nullable String eTag,
      @Nullable String versionId) {}
}
