package dev.airlock.objectstore;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Looks up and deletes the object versions of files. What does not exist is an empty answer, or
/// counts as deleted; everything else that S3 refuses is thrown as the SDK throws it.
public final class ObjectStore {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final Buckets buckets;

  public ObjectStore(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  /// The latest version of that key in the landing bucket.
  public Optional<ObjectVersion> latest(String key) {
    ObjectLocation latest = new ObjectLocation(buckets.landing(), key, null);
    return head(latest).map(object -> version(latest, object.versionId(), object));
  }

  /// The version at that location, in whichever bucket. A location without a version is the latest
  /// one.
  public Optional<ObjectVersion> find(ObjectLocation location) {
    return head(location).map(object -> version(location, location.versionId(), object));
  }

  /// The same, but with the version that the bucket names, which it does if it has versions.
  public Optional<ObjectVersion> resolve(ObjectLocation location) {
    return head(location).map(object -> version(location, versionId(object.versionId()), object));
  }

  private Optional<HeadObjectResponse> head(ObjectLocation location) {
    try {
      return Optional.of(
          s3.headObject(head ->
              head.bucket(location.bucket()).key(location.key()).versionId(location.versionId())));
    } catch (S3Exception e) {
      if (isGone(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ObjectVersion version(
      ObjectLocation location, @Nullable String versionId, HeadObjectResponse object) {
    return new ObjectVersion(
        location.bucket(),
        location.key(),
        versionId,
        unquoted(object.eTag()),
        object.contentLength());
  }

  /// One page of the versions in a bucket.
  ///
  /// @param from where it begins; null for the first one
  /// @param most how many at most; S3 lists no more than 1,000 at a time
  public VersionPage page(String bucket, VersionPage.@Nullable Position from, int most) {
    ListObjectVersionsResponse page =
        s3.listObjectVersions(list -> {
          list.bucket(bucket).maxKeys(most);
          if (from != null) {
            list.keyMarker(from.key()).versionIdMarker(from.versionId());
          }
        });
    boolean isLast = !Boolean.TRUE.equals(page.isTruncated()) || page.nextKeyMarker() == null;
    return new VersionPage(
        versions(bucket, page),
        isLast ? null : new VersionPage.Position(page.nextKeyMarker(), page.nextVersionIdMarker()));
  }

  /// The versions of one key in the landing bucket, newest first.
  public List<StoredVersion> uploads(String key) {
    return pages(buckets.landing(), key)
        .flatMap(page -> versions(buckets.landing(), page).stream())
        .filter(version -> version.object().key().equals(key))
        .toList();
  }

  private static List<StoredVersion> versions(String bucket, ListObjectVersionsResponse page) {
    return page.versions().stream()
        .map(version ->
            new StoredVersion(
                new ObjectVersion(
                    bucket,
                    version.key(),
                    versionId(version.versionId()),
                    unquoted(version.eTag()),
                    version.size()),
                version.isLatest(),
                version.lastModified()))
        .toList();
  }

  // S3 lists the versions of a bucket without versioning as "null".
  private static @Nullable String versionId(@Nullable String id) {
    return Objects.equals(id, "null") ? null : id;
  }

  // As in S3's own events.
  private static String unquoted(String eTag) {
    return eTag.replace("\"", "");
  }

  /// Deletes one version for good, without a delete marker. Does nothing if it is gone.
  public void delete(ObjectLocation location) {
    unlessGone(() ->
        s3.deleteObject(delete ->
            delete.bucket(location.bucket()).key(location.key()).versionId(location.versionId())));
  }

  /// Deletes every version of that key, its delete markers and what was uploaded of its unfinished
  /// uploads, from all buckets. May be repeated.
  public void deleteAll(String key) {
    abortUploads(key);
    for (String bucket : buckets.all()) {
      pages(bucket, key)
          .flatMap(page -> versionsOf(key, page))
          .forEach(version ->
              unlessGone(() ->
                  s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version))));
    }
  }

  private static Stream<String> versionsOf(String key, ListObjectVersionsResponse page) {
    return Stream.concat(
        page.versions().stream()
            .filter(version -> version.key().equals(key))
            .map(version -> version.versionId()),
        page.deleteMarkers().stream()
            .filter(marker -> marker.key().equals(key))
            .map(DeleteMarkerEntry::versionId));
  }

  /// Discards the parts of multipart uploads of that key that were never completed.
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

  // A prefix matches longer keys too: whoever wants one key has to filter.
  private Stream<ListObjectVersionsResponse> pages(String bucket, String prefix) {
    return s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix)).stream();
  }

  // Somebody else deleted, completed or aborted it in the meantime.
  private static void unlessGone(Runnable deletion) {
    try {
      deletion.run();
    } catch (S3Exception e) {
      if (!isGone(e)) {
        throw e;
      }
    }
  }

  // A missing bucket is not that: it is a mistake in the configuration.
  private static boolean isGone(S3Exception e) {
    return e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException);
  }
}
