package dev.airlock.api.deletion.s3;

import dev.airlock.api.deletion.StoredObjects;
import dev.airlock.api.storage.Buckets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Component
class S3StoredObjects implements StoredObjects {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final Buckets buckets;

  S3StoredObjects(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  @Override
  public void removeAll(String key) {
    abortUploads(key);
    List.of(buckets.landing(), buckets.clean(), buckets.quarantine())
        .forEach(bucket -> removeVersions(bucket, key));
  }

  private void abortUploads(String key) {
    s3
        .listMultipartUploadsPaginator(list -> list.bucket(buckets.landing()).prefix(key))
        .uploads()
        .stream()
        .filter(upload -> upload.key().equals(key))
        .forEach(this::abort);
  }

  private void abort(MultipartUpload upload) {
    try {
      s3.abortMultipartUpload(
          abort -> abort.bucket(buckets.landing()).key(upload.key()).uploadId(upload.uploadId()));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e; // else it was completed or aborted meanwhile
      }
    }
  }

  // Deleting by version leaves no delete marker. A prefix may match longer keys too.
  private void removeVersions(String bucket, String key) {
    for (ListObjectVersionsResponse page :
        s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(key))) {
      Stream.concat(
              page.versions().stream()
                  .filter(version -> version.key().equals(key))
                  .map(ObjectVersion::versionId),
              page.deleteMarkers().stream()
                  .filter(marker -> marker.key().equals(key))
                  .map(DeleteMarkerEntry::versionId))
          .forEach(version -> remove(bucket, key, version));
    }
  }

  private void remove(String bucket, String key, String version) {
    try {
      s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e; // else the worker removed it meanwhile
      }
    }
  }
}
