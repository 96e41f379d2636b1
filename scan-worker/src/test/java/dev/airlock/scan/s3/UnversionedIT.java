package dev.airlock.scan.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A landing bucket without versions: the eTag alone pins what was uploaded, whatever took its
/// place since.
class UnversionedIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("unversioned");
  private static final String LANDING = NAMESPACE.landingBucket() + "-plain";
  private static final Destination CLEAN =
      new Destination.Stored(NAMESPACE.cleanBucket(), "text/plain", "private", Map.of());
  private static final Destination.Stored QUARANTINE = quarantine(NAMESPACE.quarantineBucket());

  private final S3Client s3 =
      S3Client.builder()
          .endpointOverride(NAMESPACE.s3Endpoint())
          .region(Region.of(NAMESPACE.region()))
          .forcePathStyle(true)
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(NAMESPACE.accessKey(), NAMESPACE.secretKey())))
          .build();
  private final ObjectVersions objects =
      new S3ObjectVersions(
          s3,
          new ObjectStore(
              s3, new Buckets(LANDING, NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket())),
          new CopySettings(DataSize.ofGigabytes(5), DataSize.ofGigabytes(1)));
  private final String key = "document/" + UUID.randomUUID();

  @BeforeEach
  void makeBucket() {
    if (s3.listBuckets().buckets().stream().noneMatch(bucket -> bucket.name().equals(LANDING))) {
      s3.createBucket(create -> create.bucket(LANDING));
    }
  }

  @Test
  void whatWasUploadedIsReadCopiedAndRemoved() throws Exception {
    ObjectVersion object = put("words");
    assertThat(object.versionId()).isNull();
    try (InputStream bytes = objects.open(object).bytes()) {
      assertThat(bytes).hasBinaryContent("words".getBytes(UTF_8));
    }
    StagedCopy copy = objects.stage(object, CLEAN);
    assertThat(copy.target()).isNotNull();
    objects.commit(copy);
    assertThatThrownBy(() -> objects.open(object)).isInstanceOf(ObjectGone.class);
    objects.commit(copy);
  }

  @Test
  @NotOnFloci("a copy ignores x-amz-copy-source-if-match")
  void whatTookItsPlaceIsNeitherReadNorCopiedNorRemoved() throws Exception {
    ObjectVersion uploaded = put("words");
    ObjectVersion other = put("WORDS");
    assertThatThrownBy(() -> objects.open(uploaded)).isInstanceOf(ObjectGone.class);
    assertThatThrownBy(() -> objects.stage(uploaded, CLEAN)).isInstanceOf(S3Exception.class);
    assertThat(objects.stageIfPresent(uploaded, QUARANTINE).target()).isNull();
    objects.commit(StagedCopy.none(uploaded));
    try (InputStream bytes = objects.open(other).bytes()) {
      assertThat(bytes).hasBinaryContent("WORDS".getBytes(UTF_8));
    }
  }

  @Test
  void aMissingBucketIsAMistakeAndLosesNothing() throws Exception {
    ObjectVersion object = put("words");
    assertThatThrownBy(() -> objects.stageIfPresent(object, quarantine(LANDING + "-not")))
        .isInstanceOf(NoSuchBucketException.class);
    try (InputStream bytes = objects.open(object).bytes()) {
      assertThat(bytes).hasBinaryContent("words".getBytes(UTF_8));
    }
  }

  private static Destination.Stored quarantine(String bucket) {
    return new Destination.Stored(bucket, "application/octet-stream", "no-store", Map.of());
  }

  private ObjectVersion put(String content) {
    var stored = s3.putObject(put -> put.bucket(LANDING).key(key), RequestBody.fromString(content));
    String eTag = stored.eTag().replace("\"", "");
    return new ObjectVersion(LANDING, key, stored.versionId(), eTag, content.length());
  }
}
