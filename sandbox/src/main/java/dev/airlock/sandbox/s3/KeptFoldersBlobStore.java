package dev.airlock.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// A store on disk that keeps its folders. The store below removes a folder with the last object in
/// it, also while another object is being put there, which then fails.
final class KeptFoldersBlobStore extends ForwardingBlobStore {
  // An empty folder is no object, and is never listed as one.
  private static final String KEEP = ".keep";

  private final Path root;

  KeptFoldersBlobStore(BlobStore store, Path root) {
    super(store);
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    keepFolder(request.bucket(), request.key());
    return super.putBlob(request, content);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    keepFolder(request.destinationBucket(), request.destinationKey());
    return super.copyBlob(request);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    keepFolder(upload.containerName(), upload.blobName());
    return super.completeMultipartUpload(upload, request);
  }

  private void keepFolder(String bucket, String key) {
    Path inBucket = root.resolve(bucket).normalize();
    Path folder = inBucket.resolve(key).normalize().getParent();
    if (folder == null
        || folder.equals(inBucket)
        || !folder.startsWith(inBucket)
        || !Files.isDirectory(inBucket)) {
      return;
    }
    try {
      Files.createDirectories(folder.resolve(KEEP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
