package dev.airlock.api.s3;

import java.util.List;

/// Parts that are put to S3 in any order, several at once if the uploader likes; afterwards `POST
/// /files/upload/complete` creates the object from them.
///
/// @param method always `MULTIPART`
/// @param uploadId S3's id of this upload
/// @param partSize bytes of every part but the last
/// @param parts the parts with their URLs; only the first [#MAX_SIGNED] of a large file
public record MultipartUpload(
    String method, String uploadId, long partSize, List<PresignedPart> parts)
    implements UploadInstructions {

  /// How many parts are presigned in one answer.
  public static final int MAX_SIGNED = 1_000;

  public MultipartUpload(String uploadId, long partSize, List<PresignedPart> parts) {
    this("MULTIPART", uploadId, partSize, List.copyOf(parts));
  }
}
