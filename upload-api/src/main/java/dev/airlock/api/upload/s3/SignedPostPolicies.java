package dev.airlock.api.upload.s3;

import dev.airlock.api.storage.Buckets;
import dev.airlock.api.storage.LandingEndpoint;
import dev.airlock.api.upload.PresignedPost;
import dev.airlock.api.upload.PresignedPosts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import tools.jackson.databind.json.JsonMapper;

/// Permits uploads by POST policy: every field that the form may have is bound to one value, and S3
/// refuses fields that the policy does not name.
@Component
class SignedPostPolicies implements PresignedPosts {
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final AwsCredentialsProvider credentials;
  private final AwsRegionProvider region;
  private final LandingEndpoint endpoint;
  private final Buckets buckets;
  private final JsonMapper json;
  private final Clock clock;

  SignedPostPolicies(
      AwsCredentialsProvider credentials,
      AwsRegionProvider region,
      LandingEndpoint endpoint,
      Buckets buckets,
      JsonMapper json,
      Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.endpoint = endpoint;
    this.buckets = buckets;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public PresignedPost issue(String key, String contentType, long size, Instant expiresAt) {
    AwsCredentials signer = credentials.resolveCredentials();
    Instant now = clock.instant();
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("Content-Type", contentType);
    fields.put("x-amz-server-side-encryption", "AES256");
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", scope(signer, date));
    fields.put("x-amz-date", AMZ_DATE.format(now));
    if (signer instanceof AwsSessionCredentials session) {
      fields.put("x-amz-security-token", session.sessionToken());
    }
    String policy = PostPolicySigner.encode(policy(fields, size, expiresAt));
    fields.put("policy", policy);
    fields.put(
        "x-amz-signature",
        PostPolicySigner.sign(policy, signer.secretAccessKey(), date, region.getRegion().id()));
    return new PresignedPost(endpoint.url(), fields);
  }

  private String scope(AwsCredentials signer, LocalDate date) {
    return "%s/%s/%s/s3/aws4_request"
        .formatted(
            signer.accessKeyId(),
            date.format(DateTimeFormatter.BASIC_ISO_DATE),
            region.getRegion().id());
  }

  private String policy(Map<String, String> fields, long size, Instant expiresAt) {
    List<Object> conditions = new ArrayList<>();
    conditions.add(Map.of("bucket", buckets.landing()));
    fields.forEach((name, value) -> conditions.add(List.of("eq", "$" + name, value)));
    conditions.add(List.of("content-length-range", size, size));
    return json.writeValueAsString(
        Map.of("expiration", expiresAt.toString(), "conditions", conditions));
  }
}
