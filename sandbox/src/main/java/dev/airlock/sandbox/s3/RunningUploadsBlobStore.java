package dev.airlock.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// An object store that, as S3 does, knows a multipart upload from its beginning until it is
/// completed or aborted, under its own key, and refuses its parts at any other time.
final class RunningUploadsBlobStore extends ForwardingBlobStore {
  private static final int NOT_FOUND = 404;

  private final Set<Upload> running = ConcurrentHashMap.newKeySet();

  private record Upload(String bucket, String key, String id) {
    private static Upload of(MultipartUpload upload) {
      return new Upload(upload.containerName(), upload.blobName(), upload.id());
    }
  }

  RunningUploadsBlobStore(BlobStore store) {
    super(store);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    MultipartUpload upload = super.initiateMultipartUpload(request);
    running.add(Upload.of(upload));
    return upload;
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream content) {
    if (!isRunning(upload)) {
      drain(content);
    }
    requireRunning(upload);
    return super.uploadMultipartPart(upload, request, content);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    requireRunning(upload);
    return super.listMultipartUpload(upload);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    requireRunning(upload);
    CompleteMultipartUploadResponse completed = super.completeMultipartUpload(upload, request);
    running.remove(Upload.of(upload));
    return completed;
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    requireRunning(upload);
    super.abortMultipartUpload(upload);
    running.remove(Upload.of(upload));
  }

  // A client that is still sending when it is refused may see a broken connection only.
  private static void drain(InputStream content) {
    try {
      content.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It has gone away, or sends too slowly: the refusal is all the same.
    }
  }

  private boolean isRunning(MultipartUpload upload) {
    return running.contains(Upload.of(upload));
  }

  private void requireRunning(MultipartUpload upload) {
    if (!isRunning(upload)) {
      throw NoSuchUploadException.builder()
          .statusCode(NOT_FOUND)
          .message("The upload was completed or aborted, or never began.")
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("NoSuchUpload")
                  .errorMessage("The upload was completed or aborted, or never began.")
                  .build())
          .build();
    }
  }
}
