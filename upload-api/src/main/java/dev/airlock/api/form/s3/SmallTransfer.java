package dev.airlock.api.form.s3;

import dev.airlock.api.form.StreamedObjects.Transfer;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// An object that fits into one part. S3 compares its digest.
final class SmallTransfer implements Transfer {
  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String contentType;
  private final PartBuffer content;
  private final byte[] digest;

  SmallTransfer(
      S3Client s3,
      String bucket,
      String key,
      String contentType,
      PartBuffer content,
      byte[] digest) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.contentType = contentType;
    this.content = content;
    this.digest = digest.clone();
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public String sha256() {
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public void finish() {
    s3.putObject(
        put ->
            put.bucket(bucket)
                .key(key)
                .contentType(contentType)
                .serverSideEncryption(ServerSideEncryption.AES256)
                .checksumSHA256(Base64.getEncoder().encodeToString(digest)),
        content.asRequestBody());
  }

  @Override
  public void close() {} // nothing was stored
}
