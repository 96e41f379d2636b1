package dev.airlock.setup.s3;

import dev.airlock.setup.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// The steps that create the three buckets.
///
/// @param region where missing buckets are created
/// @param origins the web origins whose pages may upload and download; if empty, their rules are
///   not changed
public record BucketProvisioning(S3Client s3, Region region, List<String> origins) {

  public BucketProvisioning {
    origins = List.copyOf(origins);
  }

  /// Where uploads arrive: objects expire after a day, and the queue is notified of each.
  ///
  /// @param queueArn the queue to notify, evaluated when it is needed
  public List<Step> landing(String bucket, Supplier<String> queueArn) {
    List<Step> steps = new ArrayList<>(common(bucket));
    steps.add(new BucketLifecycle(s3, bucket, true).step());
    steps.addAll(crossOrigin(bucket, "POST", "PUT"));
    steps.add(new BucketNotification(s3, bucket, queueArn).step());
    return steps;
  }

  /// What is served.
  public List<Step> clean(String bucket) {
    List<Step> steps = new ArrayList<>(common(bucket));
    steps.add(new BucketLifecycle(s3, bucket, false).step());
    steps.addAll(crossOrigin(bucket, "GET", "HEAD"));
    return steps;
  }

  /// What is isolated: no page reaches it.
  public List<Step> quarantine(String bucket) {
    List<Step> steps = new ArrayList<>(common(bucket));
    steps.add(new BucketLifecycle(s3, bucket, false).step());
    return steps;
  }

  private List<Step> common(String bucket) {
    BucketSettings settings = new BucketSettings(s3, bucket);
    return List.of(
        new BucketPresence(s3, bucket, region),
        settings.versioning(),
        settings.encryption(),
        settings.publicAccess());
  }

  private List<Step> crossOrigin(String bucket, String... methods) {
    return origins.isEmpty()
        ? List.of()
        : List.of(new CrossOrigin(s3, bucket, origins, List.of(methods)).step());
  }
}
