package dev.airlock.api.s3;

import dev.airlock.model.object.Sha256;
import dev.airlock.objectstore.Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Stores objects in the landing bucket while their bytes arrive. What fits into one part is stored
/// with one request, everything else as a multipart upload that is completed at the end.
@Component
public class StreamedUploads {
  private final S3Client s3;
  private final Buckets buckets;
  private final TraceMetadata trace;

  StreamedUploads(S3Client s3, Buckets buckets, TraceMetadata trace) {
    this.s3 = s3;
    this.buckets = buckets;
    this.trace = trace;
  }

  /// Reads `content` to its end, or until there are more than `maxSize` bytes. At most one part of
  /// 8 MiB is in memory at a time, nothing on disk. No object exists before [Transfer#finish].
  ///
  /// @param betweenParts called when there is nothing in memory, and more to come
  public Transfer receive(
      String key, String contentType, InputStream content, long maxSize, Runnable betweenParts)
      throws IOException {
    MessageDigest digest = Sha256.begin();
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
        buffer.release();
        betweenParts.run();
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
}
