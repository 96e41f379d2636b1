package dev.airlock.api.s3;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/// An object that is stored part by part. It does not exist before the upload is completed.
final class MultipartTransfer implements Transfer {
  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String uploadId;
  private final List<CompletedPart> parts = new ArrayList<>();
  private String sha256 = "";
  private long size;
  private boolean finished;

  private MultipartTransfer(S3Client s3, String bucket, String key, String uploadId) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.uploadId = uploadId;
  }

  static MultipartTransfer begin(S3Client s3, CreateMultipartUploadRequest request) {
    String uploadId = s3.createMultipartUpload(request).uploadId();
    return new MultipartTransfer(s3, request.bucket(), request.key(), uploadId);
  }

  void add(PartBuffer part) {
    int number = parts.size() + 1;
    String eTag =
        s3.uploadPart(
                upload -> upload.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                part.asRequestBody())
            .eTag();
    parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
    size += part.size();
  }

  void arrived(byte[] digest) {
    sha256 = HexFormat.of().formatHex(digest);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public void finish() {
    s3.completeMultipartUpload(complete ->
        complete
            .bucket(bucket)
            .key(key)
            .uploadId(uploadId)
            .multipartUpload(upload -> upload.parts(parts)));
    finished = true;
  }

  @Override
  public void close() {
    if (!finished) {
      s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(uploadId));
    }
  }
}
