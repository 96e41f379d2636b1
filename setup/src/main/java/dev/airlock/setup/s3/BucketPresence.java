package dev.airlock.setup.s3;

import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.Step;
import dev.airlock.setup.step.StepOutcome;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket of this account.
///
/// @param region where it is created if it is missing
record BucketPresence(S3Client s3, String bucket, Region region) implements Step {
  private static final int FORBIDDEN = 403;

  @Override
  public String about() {
    return "bucket " + bucket;
  }

  @Override
  public StepOutcome take() {
    try {
      s3.headBucket(head -> head.bucket(bucket));
      return new StepOutcome.Found("the caller's own");
    } catch (NoSuchBucketException _) {
      s3.createBucket(creation());
      return new StepOutcome.Created("in " + region);
    } catch (S3Exception e) {
      if (e.statusCode() == FORBIDDEN) {
        throw new SetupFailed(
            "the bucket name %s is taken by somebody else, or the caller may not see the bucket; choose other names (see --help)"
                .formatted(bucket),
            e);
      }
      throw e;
    }
  }

  private CreateBucketRequest creation() {
    CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
    // The default region is the only one that must not be named.
    return region.equals(Region.US_EAST_1)
        ? request.build()
        : request
            .createBucketConfiguration(
                CreateBucketConfiguration.builder().locationConstraint(region.id()).build())
            .build();
  }
}
