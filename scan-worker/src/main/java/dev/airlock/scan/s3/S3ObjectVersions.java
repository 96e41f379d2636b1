package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.ObjectStore;
import java.io.EOFException;
import java.io.IOException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Object versions in S3. Each request names the version and, as a second pin, its eTag.
@Component
class S3ObjectVersions implements ObjectVersions {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final ObjectStore store;
  private final Copies copies;

  S3ObjectVersions(S3Client s3, ObjectStore store, CopySettings settings) {
    this.s3 = s3;
    this.store = store;
    this.copies = new Copies(s3, settings);
  }

  @Override
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

  @Override
  public void read(ObjectVersion object, long at, byte[] into) throws IOException {
    if (into.length == 0) {
      return;
    }
    try {
      readOnce(object, at, into);
    } catch (IOException | SdkClientException e) {
      // The SDK tries again where no answer comes, but not where one breaks off.
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      readOnce(object, at, into);
    }
  }

  private void readOnce(ObjectVersion object, long at, byte[] into) throws IOException {
    String range = "%d-%d".formatted(at, at + into.length - 1);
    try (ResponseInputStream<GetObjectResponse> stream =
        s3.getObject(get ->
            get.bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                .ifMatch(object.eTag())
                .range("bytes=" + range))) {
      String sent = stream.response().contentRange();
      if (sent == null || !sent.startsWith("bytes " + range + "/")) {
        stream.abort();
        throw new IOException("S3 sent another range than it was asked for");
      }
      if (stream.readNBytes(into, 0, into.length) < into.length) {
        throw new EOFException("S3 sent less than it was asked for");
      }
    } catch (S3Exception e) {
      throw isGone(e) ? new ObjectGone(e) : e;
    }
  }

  // A missing bucket is not that: it is a mistake in the configuration, the target's perhaps.
  private static boolean isGone(S3Exception e) {
    return e.statusCode() == PRECONDITION_FAILED
        || (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException));
  }

  @Override
  public StagedCopy stage(ObjectVersion object, Destination destination) {
    return switch (destination) {
      case Destination.Nowhere() -> StagedCopy.none(object);
      case Destination.Stored stored ->
          object.bucket().equals(stored.bucket())
              ? StagedCopy.inPlace(object)
              : new StagedCopy(object, copies.make(object, stored));
    };
  }

  @Override
  public StagedCopy stageIfPresent(ObjectVersion object, Destination.Stored destination) {
    try {
      // Copying shows whether it exists; what stays where it is has to be looked for.
      boolean isPresent =
          !object.bucket().equals(destination.bucket())
              || store
                  .find(object.location())
                  .map(ObjectVersion::eTag)
                  .filter(object.eTag()::equals)
                  .isPresent();
      return isPresent ? stage(object, destination) : StagedCopy.none(object);
    } catch (S3Exception e) {
      if (isGone(e)) {
        return StagedCopy.none(object);
      }
      throw e;
    }
  }

  @Override
  public void commit(StagedCopy copy) {
    if (copy.isInPlace()) {
      return;
    }
    ObjectVersion object = copy.object();
    if (object.versionId() == null) {
      deleteUnlessReplaced(object);
    } else {
      store.delete(object.location());
    }
  }

  // Without versions only the eTag tells whether it is still this object.
  private void deleteUnlessReplaced(ObjectVersion object) {
    try {
      s3.deleteObject(
          delete -> delete.bucket(object.bucket()).key(object.key()).ifMatch(object.eTag()));
    } catch (S3Exception e) {
      if (!isGone(e)) {
        throw e;
      }
    }
  }

  @Override
  public void rollback(StagedCopy copy) {
    ObjectLocation target = copy.target();
    if (target != null && !copy.isInPlace()) {
      store.delete(target);
    }
  }
}
