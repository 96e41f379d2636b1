package dev.airlock.sandbox.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// S3's notification that an object version was created.
///
/// The shape is that of "Event message structure" in the Amazon S3 User Guide, version 2.1.
///
/// @param cause what created it
/// @param versionId missing where the bucket has no versions
/// @param eTag without quotes
/// @param size in bytes
/// @param sequence orders the events of one key; larger is later
record ObjectCreatedEvent(
    Cause cause,
    String bucket,
    String key,
    @Nullable String versionId,
    String eTag,
    long size,
    Instant at,
    long sequence) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// The request that created an object, named as in S3's event names.
  enum Cause {
    PUT("Put"),
    POST("Post"),
    COPY("Copy"),
    COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload");

    private final String suffix;

    Cause(String suffix) {
      this.suffix = suffix;
    }
  }

  /// The notification with this one record.
  String toJson() {
    ObjectNode notification = JSON.createObjectNode();
    ObjectNode event = notification.putArray("Records").addObject();
    event.put("eventVersion", "2.1");
    event.put("eventSource", "aws:s3");
    event.put("awsRegion", S3Server.REGION);
    event.put("eventTime", at.toString());
    event.put("eventName", "ObjectCreated:" + cause.suffix);
    event.putObject("userIdentity").put("principalId", "AWS:SANDBOX");
    event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    event.putObject("responseElements").put("x-amz-request-id", "%016X".formatted(sequence));
    ObjectNode s3 = event.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "sandbox");
    s3.putObject("bucket")
        .put("name", bucket)
        .put("arn", "arn:aws:s3:::" + bucket)
        .putObject("ownerIdentity")
        .put("principalId", "SANDBOX");
    ObjectNode object = s3.putObject("object");
    object.put("key", encodedKey());
    object.put("size", size);
    object.put("eTag", eTag);
    if (versionId != null) {
      object.put("versionId", versionId);
    }
    object.put("sequencer", "%016X".formatted(sequence));
    return JSON.writeValueAsString(notification);
  }

  // S3 encodes keys as HTML forms do, a space as '+', but leaves slashes alone.
  private String encodedKey() {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
