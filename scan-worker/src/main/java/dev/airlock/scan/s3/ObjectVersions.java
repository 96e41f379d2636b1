package dev.airlock.scan.s3;

import dev.airlock.model.scanresult.InfectedObjects;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Reads, moves and removes single object versions. Each request names the version and, as a second
/// pin, its eTag; a version that changed or vanished is a fault, never another version.
@Component
public class ObjectVersions {
  // Nothing isolated is ever to be shown by a browser as what it claims to be.
  private static final String ISOLATED = "application/octet-stream";
  private static final String NOT_CACHED = "no-store";
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final Buckets buckets;
  private final CopySettings settings;

  ObjectVersions(S3Client s3, Buckets buckets, CopySettings settings) {
    this.s3 = s3;
    this.buckets = buckets;
    this.settings = settings;
  }

  /// Asks for the bytes of exactly this version. The caller closes the stream.
  ///
  /// @throws ObjectGone if it does not exist any more
  public OpenObject open(ObjectVersion object) {
    try {
      ResponseInputStream<GetObjectResponse> stream =
          s3.getObject(get ->
              get.bucket(object.bucket())
                  .key(object.key())
                  .versionId(object.versionId())
                  .ifMatch(object.eTag()));
      // Ends the connection instead of draining what was not read.
      return new OpenObject(new AbortingStream(stream), stream.response().metadata());
    } catch (S3Exception e) {
      throw isGone(e) ? new ObjectGone(e) : e;
    }
  }

  // Not so a bucket that is missing: that is a mistake in the configuration, the target's perhaps.
  private static boolean isGone(S3Exception e) {
    return e.statusCode() == PRECONDITION_FAILED
        || (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException));
  }

  /// Copies the version, within S3, to where its verdict belongs.
  ///
  /// @param policy how a clean copy is served, and whether an infected one is kept
  /// @param sha256 of the scanned bytes, lower-case hex; kept with the copy
  /// @return nothing if no copy is to be kept
  public Optional<ObjectLocation> place(
      ObjectVersion object, Verdict verdict, ScanPolicy policy, String sha256) {
    Map<String, String> metadata = Map.of("sha256", sha256);
    return switch (verdict) {
      case Verdict.Clean() ->
          Optional.of(
              copy(object, buckets.clean(), policy.contentType(), policy.cacheControl(), metadata));
      case Verdict.Infected _ when policy.infectedObjects() == InfectedObjects.DELETE ->
          Optional.empty();
      case Verdict.Infected _, Verdict.Quarantined _ ->
          Optional.of(copy(object, buckets.quarantine(), ISOLATED, NOT_CACHED, metadata));
    };
  }

  /// Copies the version unread to the quarantine bucket.
  ///
  /// @return nothing if the version does not exist any more
  public Optional<ObjectLocation> isolate(ObjectVersion object) {
    try {
      return Optional.of(copy(object, buckets.quarantine(), ISOLATED, NOT_CACHED, Map.of()));
    } catch (S3Exception e) {
      if (isGone(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private ObjectLocation copy(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    String version =
        object.size() <= settings.oneRequestUpTo().toBytes()
            ? wholeCopy(object, bucket, contentType, cacheControl, metadata)
            : copyInParts(object, bucket, contentType, cacheControl, metadata);
    return new ObjectLocation(bucket, object.key(), version);
  }

  private @Nullable String wholeCopy(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    return s3.copyObject(copy ->
            copy.sourceBucket(object.bucket())
                .sourceKey(object.key())
                .sourceVersionId(object.versionId())
                .copySourceIfMatch(object.eTag())
                .destinationBucket(bucket)
                .destinationKey(object.key())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(contentType)
                .cacheControl(cacheControl)
                .metadata(metadata)
                .serverSideEncryption(ServerSideEncryption.AES256))
        .versionId();
  }

  private @Nullable String copyInParts(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    CreateMultipartUploadRequest target =
        CreateMultipartUploadRequest.builder()
            .bucket(bucket)
            .key(object.key())
            .contentType(contentType)
            .cacheControl(cacheControl)
            .metadata(metadata)
            .serverSideEncryption(ServerSideEncryption.AES256)
            .build();
    return new PartwiseCopy(s3, object, target).inPartsOf(settings.part().toBytes());
  }

  /// Removes this version for good; no delete marker is left, and no other version is touched. One
  /// that is gone already is removed.
  public void remove(ObjectVersion object) {
    remove(delete -> {
      delete.bucket(object.bucket()).key(object.key()).versionId(object.versionId());
      if (object.versionId() == null) {
        delete.ifMatch(object.eTag());
      }
    });
  }

  /// Removes a copy that nobody asked for.
  public void remove(ObjectLocation copy) {
    remove(delete -> delete.bucket(copy.bucket()).key(copy.key()).versionId(copy.versionId()));
  }

  private void remove(Consumer<DeleteObjectRequest.Builder> what) {
    try {
      s3.deleteObject(what);
    } catch (S3Exception e) {
      if (!isGone(e)) {
        throw e;
      }
    }
  }
}
