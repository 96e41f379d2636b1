package dev.airlock.api.s3;

import dev.airlock.api.s3.PresignedUrls.Operation;
import dev.airlock.objectstore.Buckets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Multipart uploads to the landing bucket. Every request names bucket, key and upload id together,
/// so the id of another file's upload is useless.
@Component
public class MultipartUploads {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final PresignedUrls urls;
  private final Buckets buckets;
  private final TraceMetadata trace;

  MultipartUploads(S3Client s3, PresignedUrls urls, Buckets buckets, TraceMetadata trace) {
    this.s3 = s3;
    this.urls = urls;
    this.buckets = buckets;
    this.trace = trace;
  }

  /// Begins an upload and returns S3's id of it. What is never completed is deleted by the bucket's
  /// lifecycle rule for incomplete uploads.
  public String begin(String key, String contentType) {
    return s3.createMultipartUpload(create ->
            create
                .bucket(buckets.landing())
                .key(key)
                .contentType(contentType)
                .metadata(trace.current())
                .serverSideEncryption(ServerSideEncryption.AES256))
        .uploadId();
  }

  /// The URL to put one part of exactly `size` bytes to. Makes no call to S3.
  public PresignedPart sign(
      String key, String uploadId, int partNumber, long size, Duration validity) {
    PresignedUrl part =
        urls.sign(
            buckets.landing(),
            new Operation(
                "PUT",
                key,
                Map.of("partNumber", Integer.toString(partNumber), "uploadId", uploadId),
                Map.of("content-length", Long.toString(size))),
            validity);
    return new PresignedPart(partNumber, part.url(), size, part.expiresAt());
  }

  /// The parts that S3 has stored, by number; nothing if the upload does not exist (any more).
  public Optional<List<StoredPart>> stored(String key, String uploadId) {
    try {
      return Optional.of(
          s3
              .listPartsPaginator(
                  list -> list.bucket(buckets.landing()).key(key).uploadId(uploadId))
              .parts()
              .stream()
              .map(part -> new StoredPart(part.partNumber(), part.size(), part.eTag()))
              .toList());
    } catch (NoSuchUploadException _) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Creates the object from exactly these parts.
  ///
  /// @return whether that was done; not if the upload or a part is gone or was replaced meanwhile
  public boolean complete(String key, String uploadId, List<StoredPart> parts) {
    List<CompletedPart> completed =
        parts.stream()
            .map(part ->
                CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build())
            .toList();
    try {
      s3.completeMultipartUpload(complete ->
          complete
              .bucket(buckets.landing())
              .key(key)
              .uploadId(uploadId)
              .multipartUpload(upload -> upload.parts(completed)));
      return true;
    } catch (S3Exception e) {
      // NoSuchUpload, and InvalidPart for one that was replaced since it was listed.
      if (e.statusCode() == NOT_FOUND || e.statusCode() == BAD_REQUEST) {
        return false;
      }
      throw e;
    }
  }

  /// Discards the parts. Repeating it has no effect.
  public void abort(String key, String uploadId) {
    try {
      s3.abortMultipartUpload(abort -> abort.bucket(buckets.landing()).key(key).uploadId(uploadId));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
