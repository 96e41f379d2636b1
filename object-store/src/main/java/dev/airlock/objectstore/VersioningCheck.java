package dev.airlock.objectstore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/// Stops a service when it starts on a bucket that S3 says keeps no versions. Where S3 does not
/// say, because it is unreachable, fails or the service may not ask, the service starts and says so
/// in its log: an outage of S3 must not keep it from starting.
final class VersioningCheck implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(VersioningCheck.class);
  // For each bucket, with all tries; a start must not wait for an outage to end.
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final S3Client s3;
  private final Buckets buckets;
  private final VersioningSettings settings;

  VersioningCheck(S3Client s3, Buckets buckets, VersioningSettings settings) {
    this.s3 = s3;
    this.buckets = buckets;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.allowUnversioned()) {
      return;
    }
    for (String bucket : buckets.all()) {
      if (!requireVersions(bucket)) {
        return;
      }
    }
  }

  /// @return whether S3 may say it of the next one: in an outage it would not, but rights are those
  ///   of each bucket
  private boolean requireVersions(String bucket) {
    GetBucketVersioningResponse answer;
    try {
      answer =
          s3.getBucketVersioning(get ->
              get.bucket(bucket)
                  .overrideConfiguration(override -> override.apiCallTimeout(DEADLINE)));
    } catch (SdkException e) {
      warn(bucket, e.getMessage());
      return e instanceof SdkServiceException refusal
          && refusal.statusCode() == HttpStatusCode.FORBIDDEN;
    }
    if (answer.status() == BucketVersioningStatus.ENABLED) {
      return true;
    }
    if (isEmpty(answer) || isUnheardOf(answer)) {
      warn(bucket, "the answer says nothing of it");
      return false;
    }
    throw new UnversionedBucket(bucket);
  }

  private static void warn(String bucket, @Nullable String reason) {
    log.warn(
        "Whether the bucket {} keeps versions is unknown; the service needs it to (and the right"
            + " s3:GetBucketVersioning to ask): {}",
        bucket,
        reason);
  }

  // The SDK takes an answer without a body for one without a status, which is what S3 says of a
  // bucket that never had versions.
  private static boolean isEmpty(GetBucketVersioningResponse answer) {
    SdkHttpResponse http = answer.sdkHttpResponse();
    return http != null
        && http.firstMatchingHeader("Content-Length").filter("0"::equals).isPresent();
  }

  private static boolean isUnheardOf(GetBucketVersioningResponse answer) {
    return answer.status() == BucketVersioningStatus.UNKNOWN_TO_SDK_VERSION
        && !answer.statusAsString().isEmpty();
  }
}
