package dev.airlock.sandbox.s3;

import dev.airlock.sandbox.s3.ObjectCreatedEvent.Cause;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// An object store that sends an event for each object created in certain buckets.
///
/// Unlike S3 it sends the event before the request is answered, so whoever has the answer finds it
/// in the queue. An event that cannot be delivered fails the request.
final class EventingBlobStore extends ForwardingBlobStore {

  // The server keeps the state of a multipart upload in objects of this name.
  private static final String MULTIPART_STUB = ".s3proxy-mpu-stub-";
  private static final int SEQUENCES_PER_MILLI_BITS = 20;

  private final Map<String, Consumer<String>> destinations = new ConcurrentHashMap<>();
  private final Clock clock;
  private final AtomicLong sequence;

  EventingBlobStore(BlobStore store, Clock clock) {
    super(store);
    this.clock = clock;
    this.sequence = new AtomicLong(clock.millis() << SEQUENCES_PER_MILLI_BITS);
  }

  /// From now on sends an event, as JSON, for each object created in `bucket`.
  void sendEvents(String bucket, Consumer<String> destination) {
    destinations.put(bucket, destination);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    PutObjectResponse stored = super.putBlob(request, content);
    Cause cause = isFormPost() ? Cause.POST : Cause.PUT;
    created(cause, request.bucket(), request.key(), stored.versionId());
    return stored;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    CopyObjectResponse copied = super.copyBlob(request);
    created(Cause.COPY, request.destinationBucket(), request.destinationKey(), copied.versionId());
    return copied;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse completed = super.completeMultipartUpload(upload, request);
    created(
        Cause.COMPLETE_MULTIPART_UPLOAD,
        upload.containerName(),
        upload.blobName(),
        completed.versionId());
    return completed;
  }

  private void created(Cause cause, String bucket, String key, @Nullable String versionId) {
    Consumer<String> destination = destinations.get(bucket);
    if (destination == null || key.startsWith(MULTIPART_STUB)) {
      return;
    }
    HeadObjectResponse object = delegate().blobMetadata(version(bucket, key, versionId));
    var event =
        new ObjectCreatedEvent(
            cause,
            bucket,
            key,
            versionId,
            object.eTag().replace("\"", ""),
            object.contentLength(),
            clock.instant(),
            sequence.incrementAndGet());
    destination.accept(event.toJson());
  }

  private static HeadObjectRequest version(String bucket, String key, @Nullable String versionId) {
    var request = HeadObjectRequest.builder().bucket(bucket).key(key);
    return versionId == null ? request.build() : request.versionId(versionId).build();
  }

  // A form POST reaches the store as a put like any other; only the server's method tells them
  // apart.
  private static boolean isFormPost() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.limit(12).anyMatch(frame -> frame.getMethodName().equals("finishPostBlob")));
  }
}
