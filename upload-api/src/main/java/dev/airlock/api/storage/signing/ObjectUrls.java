package dev.airlock.api.storage.signing;

import dev.airlock.api.storage.PublicS3;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Where clients reach the objects of a bucket. It is asked for once for every bucket.
@Component
class ObjectUrls {
  private static final String KEY = "key";

  private final PublicS3 s3;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  ObjectUrls(PublicS3 s3) {
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
    URI object = s3.url(bucket, KEY);
    String path = object.getPath();
    return new Place(
        object.getScheme() + "://" + object.getAuthority(),
        object.getAuthority(),
        path.substring(0, path.length() - KEY.length() - 1));
  }
}
