package dev.airlock.api.storage;

import java.net.URI;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// S3 as clients see it: the same buckets, perhaps by another name than this service uses.
@Component
public class PublicS3 {
  private final S3Client s3;
  private final PublicS3Settings settings;

  public PublicS3(S3Client s3, PublicS3Settings settings) {
    this.s3 = s3;
    this.settings = settings;
  }

  /// Where clients reach an object. The SDK knows path style, virtual hosts and partitions.
  public URI url(String bucket, String key) {
    return URI.create(
        s3.utilities()
            .getUrl(get -> get.bucket(bucket).key(key).endpoint(settings.publicEndpoint()))
            .toString());
  }
}
