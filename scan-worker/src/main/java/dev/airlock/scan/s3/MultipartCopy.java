package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/// Copies a version that is too large for one request, each part pinned as the whole would be.
///
/// @param target bucket, key and properties of the copy
record MultipartCopy(S3Client s3, ObjectVersion object, CreateMultipartUploadRequest target) {

  /// Makes the copy.
  ///
  /// @param partSize bytes
  /// @return its version
  @Nullable String inPartsOf(long partSize) {
    String upload = s3.createMultipartUpload(target).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (long from = 0; from < object.size(); from += partSize) {
        parts.add(part(upload, parts.size() + 1, from, Math.min(object.size(), from + partSize)));
      }
      return s3.completeMultipartUpload(complete ->
              complete
                  .bucket(target.bucket())
                  .key(target.key())
                  .uploadId(upload)
                  .multipartUpload(all -> all.parts(parts)))
          .versionId();
    } catch (RuntimeException e) {
      abort(upload, e);
      throw e;
    }
  }

  private void abort(String upload, RuntimeException fault) {
    try {
      s3.abortMultipartUpload(
          abort -> abort.bucket(target.bucket()).key(target.key()).uploadId(upload));
    } catch (RuntimeException e) {
      fault.addSuppressed(e); // the bucket's lifecycle rule deletes incomplete uploads
    }
  }

  private CompletedPart part(String upload, int number, long from, long end) {
    String eTag =
        s3.uploadPartCopy(copy ->
                copy.sourceBucket(object.bucket())
                    .sourceKey(object.key())
                    .sourceVersionId(object.versionId())
                    .copySourceIfMatch("\"" + object.eTag() + "\"")
                    .copySourceRange("bytes=" + from + "-" + (end - 1))
                    .destinationBucket(target.bucket())
                    .destinationKey(target.key())
                    .uploadId(upload)
                    .partNumber(number))
            .copyPartResult()
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(eTag).build();
  }
}
