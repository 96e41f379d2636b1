package dev.airlock.api.storage.signing;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// Where the objects of a bucket are reached. The SDK knows path style, virtual hosts, partitions
/// and other endpoints, so it is asked, once for every bucket.
@Component
class ObjectUrls {
  private static final String KEY = "key";

  private final S3Client s3;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  ObjectUrls(S3Client s3) {
    this.s3 = s3;
  }

  /// The start of all URLs into a bucket.
  ///
  /// @param origin scheme and host
  /// @param host as requests name it
  /// @param path without a slash at the end; empty if the host names the bucket
  record Place(String origin, String host, String path) {}

  Place of(String bucket) {
    return places.computeIfAbsent(bucket, this::ask);
  }

  private Place ask(String bucket) {
    URI object = URI.create(s3.utilities().getUrl(get -> get.bucket(bucket).key(KEY)).toString());
    String path = object.getPath();
    return new Place(
        object.getScheme() + "://" + object.getAuthority(),
        object.getAuthority(),
        path.substring(0, path.length() - KEY.length() - 1));
  }
}
