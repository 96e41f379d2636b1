package dev.airlock.scan.s3;

import dev.airlock.model.scanresult.InfectedObjects;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

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
  private final Copies copies;
  private final ObjectStore store;

  ObjectVersions(S3Client s3, Buckets buckets, CopySettings settings) {
    this.s3 = s3;
    this.buckets = buckets;
    this.copies = new Copies(s3, settings);
    this.store = new ObjectStore(s3, buckets);
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

  /// Copies the version, within S3, to where its verdict belongs, unless it lies there.
  ///
  /// @param policy how a clean copy is served, and whether an infected one is kept
  /// @param sha256 of the scanned bytes, lower-case hex; kept with the copy
  public StagedCopy place(ObjectVersion object, Verdict verdict, ScanPolicy policy, String sha256) {
    Map<String, String> metadata = Map.of("sha256", sha256);
    return switch (verdict) {
      case Verdict.Clean() ->
          new StagedCopy(
              object,
              copies.to(
                  object, buckets.clean(), policy.contentType(), policy.cacheControl(), metadata));
      case Verdict.Infected _ when policy.infectedObjects() == InfectedObjects.DELETE ->
          new StagedCopy(object, null);
      case Verdict.Infected _, Verdict.Quarantined _ ->
          new StagedCopy(
              object, copies.to(object, buckets.quarantine(), ISOLATED, NOT_CACHED, metadata));
    };
  }

  /// Copies the version unread to the quarantine bucket, unless it lies there. If it does not exist
  /// any more, nothing is kept.
  public StagedCopy isolate(ObjectVersion object) {
    try {
      boolean isThere = !object.bucket().equals(buckets.quarantine()) || exists(object);
      return new StagedCopy(
          object,
          isThere ? copies.to(object, buckets.quarantine(), ISOLATED, NOT_CACHED, Map.of()) : null);
    } catch (S3Exception e) {
      if (isGone(e)) {
        return new StagedCopy(object, null);
      }
      throw e;
    }
  }

  // A copy fails if it does not; what stays where it is has to be looked for.
  private boolean exists(ObjectVersion object) {
    return store
        .find(object.location())
        .map(ObjectVersion::eTag)
        .filter(object.eTag()::equals)
        .isPresent();
  }

  /// Ends a placement whose verdict counts: the object is removed from where it was, unless that is
  /// where it belongs.
  public void complete(StagedCopy placement) {
    if (!placement.inPlace()) {
      remove(placement.object());
    }
  }

  /// Ends a placement whose verdict does not count: its copy is removed. The object stays.
  public void undo(StagedCopy placement) {
    if (!placement.inPlace()) {
      placement
          .location()
          .ifPresent(copy ->
              remove(delete ->
                  delete.bucket(copy.bucket()).key(copy.key()).versionId(copy.versionId())));
    }
  }

  /// Removes a version that nobody waits for, if it is an upload. In the other buckets lies what is
  /// served or isolated, and a message that names it is no reason to remove it.
  public void discard(ObjectVersion object) {
    if (object.bucket().equals(buckets.landing())) {
      remove(object);
    }
  }

  // For good; no delete marker is left, and no other version is touched. What is gone already
  // counts
  // as removed.
  private void remove(ObjectVersion object) {
    remove(delete -> {
      delete.bucket(object.bucket()).key(object.key()).versionId(object.versionId());
      if (object.versionId() == null) {
        delete.ifMatch(object.eTag());
      }
    });
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
