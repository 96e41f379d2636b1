package dev.airlock.testbackends.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.testbackends.TestNamespace;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// An upload in parts belongs to one key and ends when it is completed or aborted.
class MultipartUploadIT {

  private static final String KEY = "document/a file+1.txt";

  private final Storage storage = new Storage("multipart");
  private final TestNamespace namespace = storage.namespace();
  private final S3Client s3 = storage.s3();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aMultipartUploadEndsWhenItIsAbortedOrCompletedAndBelongsToOneKey() {
    String bucket = namespace.landingBucket();
    String aborted = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    s3.abortMultipartUpload(r -> r.bucket(bucket).key(KEY).uploadId(aborted));
    assertNoSuchUpload(() -> uploadPart(KEY, aborted));
    assertNoSuchUpload(() -> s3.listParts(r -> r.bucket(bucket).key(KEY).uploadId(aborted)));
    assertNoSuchUpload(
        () -> s3.abortMultipartUpload(r -> r.bucket(bucket).key(KEY).uploadId(aborted)));

    String running = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    assertNoSuchUpload(() -> uploadPart("other", running));
    CompletedPart part =
        CompletedPart.builder().partNumber(1).eTag(uploadPart(KEY, running).eTag()).build();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key(KEY).uploadId(running).multipartUpload(m -> m.parts(part)));
    assertNoSuchUpload(() -> uploadPart(KEY, running));
    assertThat(storage.events(1)).hasSize(1);
  }

  private UploadPartResponse uploadPart(String key, String upload) {
    return s3.uploadPart(
        r -> r.bucket(namespace.landingBucket()).key(key).uploadId(upload).partNumber(1),
        RequestBody.fromString("a part"));
  }

  private static void assertNoSuchUpload(ThrowingCallable call) {
    assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(call);
  }
}
