package dev.airlock.api.completion.s3;

import dev.airlock.api.completion.LandedObjects;
import dev.airlock.api.storage.Buckets;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Component
class S3LandedObjects implements LandedObjects {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final Buckets buckets;

  S3LandedObjects(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  @Override
  public Optional<ObjectVersion> latest(String key) {
    try {
      HeadObjectResponse object = s3.headObject(head -> head.bucket(buckets.landing()).key(key));
      return Optional.of(
          new ObjectVersion(
              buckets.landing(),
              key,
              object.versionId(),
              object.eTag().replace("\"", ""), // as in S3's own events
              object.contentLength()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
