package dev.airlock.api.storage;

import dev.airlock.objectstore.Buckets;
import org.springframework.stereotype.Component;

/// Where browsers post uploads to: the URL of the landing bucket.
@Component
public class LandingEndpoint {
  private final String url;

  LandingEndpoint(PublicS3 s3, Buckets buckets) {
    String object = s3.url(buckets.landing(), "key").toString();
    this.url = object.substring(0, object.length() - "/key".length());
  }

  /// Without a trailing slash.
  public String url() {
    return url;
  }
}
