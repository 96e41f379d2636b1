package dev.airlock.api.s3;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// Where clients reach the objects of a bucket: the same buckets, perhaps under another host name
/// than this service uses. The SDK is asked once for each bucket.
@Component
class ObjectUrls {
  private static final String KEY = "key";

  private final S3Client s3;
  private final PublicS3Settings settings;
  private final Map<String, BucketUrl> bucketUrls = new ConcurrentHashMap<>();

  ObjectUrls(S3Client s3, PublicS3Settings settings) {
    this.s3 = s3;
    this.settings = settings;
  }

  /// The start of all URLs into a bucket.
  ///
  /// @param origin scheme and host
  /// @param host as requests name it
  /// @param path without a slash at the end; empty if the host names the bucket
  record BucketUrl(String origin, String host, String path) {
    /// The URL of the bucket itself, without a slash at the end.
    String url() {
      return origin + path;
    }
  }

  BucketUrl of(String bucket) {
    return bucketUrls.computeIfAbsent(bucket, this::locate);
  }

  // The SDK knows path style, virtual hosts and partitions.
  private BucketUrl locate(String bucket) {
    URI object =
        URI.create(
            s3.utilities()
                .getUrl(get -> get.bucket(bucket).key(KEY).endpoint(settings.publicEndpoint()))
                .toString());
    String path = object.getPath();
    return new BucketUrl(
        object.getScheme() + "://" + object.getAuthority(),
        object.getAuthority(),
        path.substring(0, path.length() - KEY.length() - 1));
  }
}
