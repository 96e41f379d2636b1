package dev.airlock.api.s3;

import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// An object that fits into one part. S3 checks its digest.
final class SmallTransfer implements Transfer {
  private final S3Client s3;
  private final PutObjectRequest.Builder request;
  private final PartBuffer content;
  private final byte[] digest;

  SmallTransfer(S3Client s3, PutObjectRequest.Builder request, PartBuffer content, byte[] digest) {
    this.s3 = s3;
    this.request = request;
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
        request.checksumSHA256(Base64.getEncoder().encodeToString(digest)).build(),
        content.asRequestBody());
  }

  @Override
  public void close() {} // nothing was stored
}
