package dev.airlock.api.s3;

import dev.airlock.objectstore.Buckets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.databind.json.JsonMapper;

/// Presigns forms that browsers post to S3. The POST policy binds every field of the form to one
/// value, and S3 refuses fields that the policy does not name.
///
/// Source: "Authenticating requests in browser-based uploads using POST",
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html>. The AWS
/// SDK for Java has no such thing.
@Component
public class PresignedPosts {
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final SigningKeys keys;
  private final ObjectUrls urls;
  private final Buckets buckets;
  private final TraceMetadata trace;
  private final JsonMapper json;
  private final Clock clock;

  PresignedPosts(
      SigningKeys keys,
      ObjectUrls urls,
      Buckets buckets,
      TraceMetadata trace,
      JsonMapper json,
      Clock clock) {
    this.keys = keys;
    this.urls = urls;
    this.buckets = buckets;
    this.trace = trace;
    this.json = json;
    this.clock = clock;
  }

  /// A form that can store exactly one kind of object in the landing bucket: under this key, with
  /// this content type and number of bytes, encrypted at rest, until `expiresAt`. Makes no call to
  /// S3.
  public PresignedPost issue(String key, String contentType, long size, Instant expiresAt) {
    Instant now = clock.instant();
    SigningKey signing = keys.at(now, Duration.between(now, expiresAt));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("Content-Type", contentType);
    fields.put("x-amz-server-side-encryption", "AES256");
    fields.putAll(trace.currentHeaders());
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", signing.credential());
    fields.put("x-amz-date", AMZ_DATE.format(now));
    if (signing.credentials() instanceof AwsSessionCredentials session) {
      fields.put("x-amz-security-token", session.sessionToken());
    }
    String policy = Base64.getEncoder().encodeToString(policy(fields, size, expiresAt));
    fields.put("policy", policy);
    fields.put("x-amz-signature", signing.sign(policy));
    return new PresignedPost(urls.of(buckets.landing()).url(), fields);
  }

  /// The origin of the URLs that files are uploaded to, as a browser sees it.
  public String origin() {
    return urls.of(buckets.landing()).origin();
  }

  private byte[] policy(Map<String, String> fields, long size, Instant expiresAt) {
    List<Object> conditions = new ArrayList<>();
    conditions.add(Map.of("bucket", buckets.landing()));
    fields.forEach((name, value) -> conditions.add(List.of("eq", "$" + name, value)));
    conditions.add(List.of("content-length-range", size, size));
    return json.writeValueAsBytes(
        Map.of("expiration", expiresAt.toString(), "conditions", conditions));
  }
}
