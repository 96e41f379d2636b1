package dev.airlock.scan.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.Buckets;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// What is deleted of an object and its copy, and what never is.
class StagedCopyIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("staged");
  private static final Destination CLEAN =
      new Destination.Stored(NAMESPACE.cleanBucket(), "text/plain", "private", Map.of());
  private static final Destination.Stored QUARANTINE =
      new Destination.Stored(
          NAMESPACE.quarantineBucket(), "application/octet-stream", "no-store", Map.of());

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
              s3,
              new Buckets(
                  NAMESPACE.landingBucket(),
                  NAMESPACE.cleanBucket(),
                  NAMESPACE.quarantineBucket())),
          new CopySettings(DataSize.ofGigabytes(5), DataSize.ofGigabytes(1)));
  private final String key = "document/" + UUID.randomUUID();

  @Test
  void whatLiesWhereItBelongsStaysWhateverBecomesOfTheVerdict() {
    ObjectVersion served = put(NAMESPACE.cleanBucket());
    StagedCopy copy = objects.stage(served, CLEAN);
    assertThat(copy.target()).isEqualTo(served.location());
    objects.rollback(copy);
    objects.commit(copy);
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
  }

  @Test
  void whatMovesLeavesItsPlaceOnceTheVerdictCounts() {
    ObjectVersion served = put(NAMESPACE.cleanBucket());
    StagedCopy copy = objects.stage(served, QUARANTINE);
    assertThat(versions(NAMESPACE.cleanBucket())).hasSize(1);
    assertThat(versions(NAMESPACE.quarantineBucket())).hasSize(1);
    objects.commit(copy);
    assertThat(versions(NAMESPACE.cleanBucket())).isEmpty();
    assertThat(versions(NAMESPACE.quarantineBucket())).hasSize(1);
  }

  @Test
  @NotOnFloci("a copy is answered without its version")
  void whatMovesStaysIfTheVerdictDoesNotCount() {
    ObjectVersion served = put(NAMESPACE.cleanBucket());
    objects.rollback(objects.stage(served, QUARANTINE));
    assertThat(versions(NAMESPACE.cleanBucket())).containsExactly(served.versionId());
    assertThat(versions(NAMESPACE.quarantineBucket())).isEmpty();
  }

  @Test
  void whatIsNotKeptIsDeletedOnceTheVerdictCounts() {
    ObjectVersion uploaded = put(NAMESPACE.landingBucket());
    StagedCopy copy = objects.stage(uploaded, new Destination.Nowhere());
    objects.rollback(copy);
    assertThat(versions(NAMESPACE.landingBucket())).containsExactly(uploaded.versionId());
    objects.commit(copy);
    assertThat(versions(NAMESPACE.landingBucket())).isEmpty();
  }

  @Test
  void whatIsIsolatedAlreadyIsFoundThereOrNot() {
    ObjectVersion isolated = put(NAMESPACE.quarantineBucket());
    assertThat(objects.stageIfPresent(isolated, QUARANTINE).target())
        .isEqualTo(isolated.location());
    assertThat(versions(NAMESPACE.quarantineBucket())).containsExactly(isolated.versionId());

    s3.deleteObject(
        delete -> delete.bucket(isolated.bucket()).key(key).versionId(isolated.versionId()));
    assertThat(objects.stageIfPresent(isolated, QUARANTINE).target()).isNull();
  }

  @Test
  void whatStaysInPlaceIsNeverDeleted() {
    for (String bucket : List.of(NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket())) {
      ObjectVersion kept = put(bucket);
      objects.commit(StagedCopy.inPlace(kept));
      assertThat(versions(bucket)).containsExactly(kept.versionId());
    }
    objects.commit(StagedCopy.none(put(NAMESPACE.landingBucket())));
    assertThat(versions(NAMESPACE.landingBucket())).isEmpty();
  }

  private ObjectVersion put(String bucket) {
    var stored = s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("words"));
    return new ObjectVersion(bucket, key, stored.versionId(), stored.eTag().replace("\"", ""), 5);
  }

  private List<String> versions(String bucket) {
    return s3.listObjectVersions(list -> list.bucket(bucket).prefix(key)).versions().stream()
        .map(version -> version.versionId())
        .toList();
  }
}
