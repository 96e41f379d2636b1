package dev.airlock.api.form.s3;

import dev.airlock.api.form.StreamedObjects;
import dev.airlock.api.storage.Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;

/// Stores what fits into one part by one request, and the rest as a multipart upload that is
/// completed at the end.
@Component
class PartwiseObjects implements StreamedObjects {
  private final S3Client s3;
  private final Buckets buckets;

  PartwiseObjects(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  @Override
  public Transfer receive(String key, String contentType, InputStream content, long maxSize)
      throws IOException {
    MessageDigest digest = sha256();
    PartBuffer buffer = new PartBuffer(content);
    boolean whole = buffer.fill();
    digest.update(buffer.bytes());
    if (whole) {
      return new SmallTransfer(s3, buckets.landing(), key, contentType, buffer, digest.digest());
    }
    PartwiseTransfer transfer = PartwiseTransfer.begin(s3, buckets.landing(), key, contentType);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
