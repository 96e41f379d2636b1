package dev.airlock.api.storage;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// Where browsers post uploads to: the URL of the landing bucket.
@Component
public class LandingEndpoint {
  private final String url;

  LandingEndpoint(S3Client s3, Buckets buckets) {
    // The SDK knows path style, virtual hosts, partitions and endpoint overrides; ask it for the
    // URL of any object and take the key off again.
    String object =
        s3.utilities().getUrl(get -> get.bucket(buckets.landing()).key("key")).toString();
    this.url = object.substring(0, object.length() - "/key".length());
  }

  /// Without a trailing slash.
  public String url() {
    return url;
  }
}
