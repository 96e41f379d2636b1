package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Copies object versions within S3, under the same key, pinned by version and eTag.
record Copies(S3Client s3, CopySettings settings) {

  /// Makes a copy of the version.
  ObjectLocation make(ObjectVersion object, Destination.Stored destination) {
    String version =
        object.size() <= settings.oneRequestUpTo().toBytes()
            ? inOneRequest(object, destination)
            : inParts(object, destination);
    return new ObjectLocation(destination.bucket(), object.key(), version);
  }

  private @Nullable String inOneRequest(ObjectVersion object, Destination.Stored destination) {
    return s3.copyObject(copy ->
            copy.sourceBucket(object.bucket())
                .sourceKey(object.key())
                .sourceVersionId(object.versionId())
                .copySourceIfMatch(object.eTag())
                .destinationBucket(destination.bucket())
                .destinationKey(object.key())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(destination.contentType())
                .cacheControl(destination.cacheControl())
                .metadata(destination.metadata())
                .serverSideEncryption(ServerSideEncryption.AES256))
        .versionId();
  }

  private @Nullable String inParts(ObjectVersion object, Destination.Stored destination) {
    CreateMultipartUploadRequest target =
        CreateMultipartUploadRequest.builder()
            .bucket(destination.bucket())
            .key(object.key())
            .contentType(destination.contentType())
            .cacheControl(destination.cacheControl())
            .metadata(destination.metadata())
            .serverSideEncryption(ServerSideEncryption.AES256)
            .build();
    return new MultipartCopy(s3, object, target).inPartsOf(settings.part().toBytes());
  }
}
