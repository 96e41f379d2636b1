package dev.airlock.webhook.reconciler.s3;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.webhook.bucket.Buckets;
import dev.airlock.webhook.reconciler.Storage;
import dev.airlock.webhook.reconciler.StoredVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Component
class S3Storage implements Storage {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final Buckets buckets;

  S3Storage(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  @Override
  public Stream<List<StoredVersion>> landed() {
    return pages(buckets.landing(), "").map(page -> stored(buckets.landing(), page));
  }

  // A prefix may match longer keys too.
  @Override
  public List<StoredVersion> landed(String key) {
    return pages(buckets.landing(), key)
        .flatMap(page -> stored(buckets.landing(), page).stream())
        .filter(version -> version.object().key().equals(key))
        .toList();
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
              object.eTag().replace("\"", ""),
              object.contentLength()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Stream<ListObjectVersionsResponse> pages(String bucket, String prefix) {
    return s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix)).stream();
  }

  private static List<StoredVersion> stored(String bucket, ListObjectVersionsResponse page) {
    return page.versions().stream()
        .map(version ->
            new StoredVersion(
                new ObjectVersion(
                    bucket,
                    version.key(),
                    versionId(version.versionId()),
                    version.eTag().replace("\"", ""), // as in S3's own events
                    version.size()),
                version.isLatest(),
                version.lastModified()))
        .toList();
  }

  // So S3 calls the versions of a bucket that keeps none.
  private static @Nullable String versionId(@Nullable String id) {
    return Objects.equals(id, "null") ? null : id;
  }

  @Override
  public void remove(ObjectLocation location) {
    unlessGone(() ->
        s3.deleteObject(delete ->
            delete.bucket(location.bucket()).key(location.key()).versionId(location.versionId())));
  }

  @Override
  public void removeAll(String key) {
    abortUploads(key);
    for (String bucket : buckets.all()) {
      pages(bucket, key)
          .flatMap(page ->
              Stream.concat(
                  page.versions().stream()
                      .filter(version -> version.key().equals(key))
                      .map(version -> version.versionId()),
                  page.deleteMarkers().stream()
                      .filter(marker -> marker.key().equals(key))
                      .map(marker -> marker.versionId())))
          .forEach(version ->
              unlessGone(() ->
                  s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version))));
    }
  }

  @Override
  public void abortUploads(String key) {
    s3
        .listMultipartUploadsPaginator(list -> list.bucket(buckets.landing()).prefix(key))
        .uploads()
        .stream()
        .filter(upload -> upload.key().equals(key))
        .forEach(upload -> unlessGone(() -> abort(upload)));
  }

  private void abort(MultipartUpload upload) {
    s3.abortMultipartUpload(
        abort -> abort.bucket(buckets.landing()).key(upload.key()).uploadId(upload.uploadId()));
  }

  private static void unlessGone(Runnable removal) {
    try {
      removal.run();
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
