package dev.airlock.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class ObjectStoreIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("object-store");
  private static final Buckets BUCKETS =
      new Buckets(NAMESPACE.landingBucket(), NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket());
  private static final S3Client S3 = new Aws(NAMESPACE).s3();

  private final ObjectStore store = new ObjectStore(S3, BUCKETS);
  private final String key = "document/" + UUID.randomUUID();

  @AfterAll
  static void close() {
    S3.close();
  }

  @Test
  void findsAVersionWhereItIsAndNothingWhereItIsNot() {
    ObjectVersion object = put(BUCKETS.clean(), key);
    put(BUCKETS.clean(), key);
    assertThat(store.find(object.location())).contains(object);

    assertThat(store.find(new ObjectLocation(BUCKETS.landing(), key, null))).isEmpty();
    store.delete(object.location());
    assertThat(store.find(object.location())).isEmpty();
  }

  @Test
  void latestIsTheNewestUpload() {
    assertThat(store.latest(key)).isEmpty();
    put(BUCKETS.landing(), key);
    ObjectVersion second = put(BUCKETS.landing(), key);
    assertThat(store.latest(key)).contains(second);
  }

  @Test
  void uploadsOfAKeyComeNewestFirstWithoutThoseOfLongerKeys() {
    ObjectVersion first = put(BUCKETS.landing(), key);
    ObjectVersion second = put(BUCKETS.landing(), key);
    put(BUCKETS.landing(), key + "0");

    assertThat(store.uploads(key)).extracting(StoredVersion::object).containsExactly(second, first);
    assertThat(store.uploads(key)).extracting(StoredVersion::latest).containsExactly(true, false);
  }

  @Test
  void aPageGoesOnWhereTheOneBeforeEnded() {
    List<ObjectVersion> put = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      put.add(put(BUCKETS.landing(), key));
    }
    List<ObjectVersion> seen = new ArrayList<>();
    VersionPage.Position from = new VersionPage.Position(key.substring(0, key.length() - 1), null);
    while (from != null && seen.size() < put.size()) {
      VersionPage page = store.page(BUCKETS.landing(), from, 2);
      assertThat(page.versions()).hasSizeLessThanOrEqualTo(2);
      page.versions().stream().map(StoredVersion::object).forEach(seen::add);
      from = page.next();
    }
    assertThat(seen).containsAll(put).doesNotHaveDuplicates();
  }

  @Test
  void deletesOneVersionAndLeavesNoMarker() {
    ObjectVersion first = put(BUCKETS.landing(), key);
    ObjectVersion second = put(BUCKETS.landing(), key);
    store.delete(second.location());
    store.delete(second.location());
    assertThat(store.latest(key)).contains(first);
    assertThat(markers(BUCKETS.landing())).isZero();
  }

  /// It is a mistake in the configuration, which must not look as if all was done.
  @Test
  void aMissingBucketIsNoMissingVersion() {
    ObjectLocation nowhere = new ObjectLocation("no-such-bucket", key, "1");
    assertThatThrownBy(() -> store.delete(nowhere)).isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void deleteAllLeavesNothingOfAKeyInAnyBucket() {
    ObjectVersion other = put(BUCKETS.landing(), key + "0");
    for (String bucket : BUCKETS.all()) {
      put(bucket, key);
      put(bucket, key);
      S3.deleteObject(delete -> delete.bucket(bucket).key(key)); // a delete marker
    }
    startMultipartUpload();

    store.deleteAll(key);
    for (String bucket : BUCKETS.all()) {
      assertThat(versions(bucket)).as(bucket).isZero();
      assertThat(markers(bucket)).as(bucket).isZero();
    }
    assertThat(multipartUploads()).isZero();
    assertThat(store.find(other.location())).contains(other);
    store.deleteAll(key);
  }

  @Test
  void abortingUploadsLeavesWhatIsComplete() {
    ObjectVersion complete = put(BUCKETS.landing(), key);
    startMultipartUpload();
    store.abortUploads(key);
    assertThat(multipartUploads()).isZero();
    assertThat(store.latest(key)).contains(complete);
  }

  private static ObjectVersion put(String bucket, String key) {
    PutObjectResponse stored =
        S3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("abc"));
    return new ObjectVersion(bucket, key, stored.versionId(), stored.eTag().replace("\"", ""), 3);
  }

  private void startMultipartUpload() {
    String upload =
        S3.createMultipartUpload(create -> create.bucket(BUCKETS.landing()).key(key)).uploadId();
    S3.uploadPart(
        part -> part.bucket(BUCKETS.landing()).key(key).uploadId(upload).partNumber(1),
        RequestBody.fromString("abc"));
    assertThat(multipartUploads()).isEqualTo(1);
  }

  private long multipartUploads() {
    return S3.listMultipartUploads(list -> list.bucket(BUCKETS.landing()).prefix(key))
        .uploads()
        .size();
  }

  private long versions(String bucket) {
    return S3.listObjectVersions(list -> list.bucket(bucket).prefix(key)).versions().stream()
        .filter(version -> version.key().equals(key))
        .count();
  }

  private int markers(String bucket) {
    return S3.listObjectVersions(list -> list.bucket(bucket).prefix(key)).deleteMarkers().size();
  }
}
