package dev.airlock.scan.s3;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Copies object versions within S3, under the same key, pinned by version and eTag.
record Copies(S3Client s3, CopySettings settings) {

  /// The version in that bucket, as a copy unless it lies there already.
  ObjectLocation to(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    if (object.bucket().equals(bucket)) {
      return object.location();
    }
    String version =
        object.size() <= settings.oneRequestUpTo().toBytes()
            ? wholeCopy(object, bucket, contentType, cacheControl, metadata)
            : copyInParts(object, bucket, contentType, cacheControl, metadata);
    return new ObjectLocation(bucket, object.key(), version);
  }

  private @Nullable String wholeCopy(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    return s3.copyObject(copy ->
            copy.sourceBucket(object.bucket())
                .sourceKey(object.key())
                .sourceVersionId(object.versionId())
                .copySourceIfMatch(object.eTag())
                .destinationBucket(bucket)
                .destinationKey(object.key())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(contentType)
                .cacheControl(cacheControl)
                .metadata(metadata)
                .serverSideEncryption(ServerSideEncryption.AES256))
        .versionId();
  }

  private @Nullable String copyInParts(
      ObjectVersion object,
      String bucket,
      String contentType,
      String cacheControl,
      Map<String, String> metadata) {
    CreateMultipartUploadRequest target =
        CreateMultipartUploadRequest.builder()
            .bucket(bucket)
            .key(object.key())
            .contentType(contentType)
            .cacheControl(cacheControl)
            .metadata(metadata)
            .serverSideEncryption(ServerSideEncryption.AES256)
            .build();
    return new MultipartCopy(s3, object, target).inPartsOf(settings.part().toBytes());
  }
}
