package dev.airlock.api.s3;

import dev.airlock.api.health.Dependency;
import dev.airlock.objectstore.Buckets;
import java.time.Duration;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// S3 as a dependency, probed at the bucket that uploads go to.
@Component
public class LandingBucket implements Dependency {
  /// Its name in health reports.
  public static final String S3 = "s3";

  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final S3Client s3;
  private final Buckets buckets;

  LandingBucket(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  @Override
  public String name() {
    return S3;
  }

  @Override
  public void probe() {
    s3.headBucket(head ->
        head.bucket(buckets.landing())
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)));
  }
}
