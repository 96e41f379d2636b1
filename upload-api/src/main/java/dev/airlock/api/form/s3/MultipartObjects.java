package dev.airlock.api.form.s3;

import dev.airlock.api.form.StreamedObjects;
import dev.airlock.api.storage.TraceMetadata;
import dev.airlock.objectstore.Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Stores what fits into one part by one request, and the rest as a multipart upload that is
/// completed at the end.
@Component
class MultipartObjects implements StreamedObjects {
  private final S3Client s3;
  private final Buckets buckets;
  private final TraceMetadata trace;

  MultipartObjects(S3Client s3, Buckets buckets, TraceMetadata trace) {
    this.s3 = s3;
    this.buckets = buckets;
    this.trace = trace;
  }

  @Override
  public Transfer receive(String key, String contentType, InputStream content, long maxSize)
      throws IOException {
    MessageDigest digest = sha256();
    PartBuffer buffer = new PartBuffer(content);
    boolean whole = buffer.fill();
    digest.update(buffer.bytes());
    if (whole) {
      return new SmallTransfer(s3, small(key, contentType), buffer, digest.digest());
    }
    MultipartTransfer transfer = MultipartTransfer.begin(s3, large(key, contentType));
    try {
      transfer.add(buffer);
      boolean more = true;
      while (more && transfer.size() <= maxSize) {
        more = !buffer.fill();
        digest.update(buffer.bytes());
        if (buffer.size() > 0) {
          transfer.add(buffer);
        }
      }
      transfer.arrived(digest.digest());
      return transfer;
    } catch (IOException | RuntimeException e) {
      transfer.close();
      throw e;
    }
  }

  private PutObjectRequest.Builder small(String key, String contentType) {
    return PutObjectRequest.builder()
        .bucket(buckets.landing())
        .key(key)
        .contentType(contentType)
        .metadata(trace.current())
        .serverSideEncryption(ServerSideEncryption.AES256);
  }

  private CreateMultipartUploadRequest large(String key, String contentType) {
    return CreateMultipartUploadRequest.builder()
        .bucket(buckets.landing())
        .key(key)
        .contentType(contentType)
        .metadata(trace.current())
        .serverSideEncryption(ServerSideEncryption.AES256)
        .build();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
