package dev.airlock.api.operator.s3;

import dev.airlock.api.operator.JudgedObjects;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Component
class S3JudgedObjects implements JudgedObjects {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;

  S3JudgedObjects(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Optional<ObjectVersion> find(ObjectLocation location) {
    try {
      HeadObjectResponse object =
          s3.headObject(head ->
              head.bucket(location.bucket()).key(location.key()).versionId(location.versionId()));
      return Optional.of(
          new ObjectVersion(
              location.bucket(),
              location.key(),
              location.versionId(),
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
