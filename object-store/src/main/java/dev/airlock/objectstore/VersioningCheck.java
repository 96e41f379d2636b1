package dev.airlock.objectstore;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// Stops a service when it starts on a bucket that keeps no versions. Where S3 does not say,
/// because it is unreachable or the service may not ask, the service starts and says so in its log:
/// an outage of S3 must not keep it from starting.
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
        return; // S3 would not say it of the next one either
      }
    }
  }

  /// @return whether S3 said anything
  private boolean requireVersions(String bucket) {
    BucketVersioningStatus status;
    try {
      status =
          s3.getBucketVersioning(get ->
                  get.bucket(bucket)
                      .overrideConfiguration(override -> override.apiCallTimeout(DEADLINE)))
              .status();
    } catch (SdkException e) {
      log.warn(
          "Whether the bucket {} keeps versions is unknown; the service needs it to (and the right"
              + " s3:GetBucketVersioning to ask): {}",
          bucket,
          e.getMessage());
      return false;
    }
    if (status != BucketVersioningStatus.ENABLED) {
      throw new UnversionedBucket(bucket);
    }
    return true;
  }
}
