package dev.airlock.api.upload.s3;

import dev.airlock.api.storage.TraceMetadata;
import dev.airlock.api.storage.signing.PresignedUrls;
import dev.airlock.api.storage.signing.PresignedUrls.Operation;
import dev.airlock.api.upload.MultipartUploads;
import dev.airlock.api.upload.PresignedPart;
import dev.airlock.api.upload.StoredPart;
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

/// S3's multipart uploads. Every request names bucket, key and upload id together, so an id of
/// another file's upload is good for nothing.
@Component
class S3MultipartUploads implements MultipartUploads {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final PresignedUrls urls;
  private final Buckets buckets;
  private final TraceMetadata trace;

  S3MultipartUploads(S3Client s3, PresignedUrls urls, Buckets buckets, TraceMetadata trace) {
    this.s3 = s3;
    this.urls = urls;
    this.buckets = buckets;
    this.trace = trace;
  }

  @Override
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

  @Override
  public PresignedPart sign(
      String key, String uploadId, int partNumber, long size, Duration validity) {
    String url =
        urls.sign(
            buckets.landing(),
            new Operation(
                "PUT",
                key,
                Map.of("partNumber", Integer.toString(partNumber), "uploadId", uploadId),
                Map.of("content-length", Long.toString(size))),
            validity);
    return new PresignedPart(partNumber, url, size);
  }

  @Override
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

  @Override
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

  @Override
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
