package dev.airlock.scan.running;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// What an uploader does to the landing bucket, and what can be seen in all buckets.
public final class TestUploads {
  private final S3Client s3;
  private final TestNamespace namespace;

  public TestUploads(TestNamespace namespace) {
    this.namespace = namespace;
    this.s3 =
        S3Client.builder()
            .endpointOverride(namespace.s3Endpoint())
            .region(Region.of(namespace.region()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(namespace.accessKey(), namespace.secretKey())))
            .build();
  }

  public static FileId newFile() {
    return new FileId(UUID.randomUUID());
  }

  public static String key(FileId id) {
    return "document/" + id;
  }

  /// Stores a version in the landing bucket and returns its id.
  public String upload(FileId id, byte[] content) {
    return upload(id, content, Map.of());
  }

  /// Stores a version in the landing bucket, with user-defined metadata, and returns its id.
  public String upload(FileId id, byte[] content, Map<String, String> metadata) {
    return s3.putObject(
            put -> put.bucket(namespace.landingBucket()).key(key(id)).metadata(metadata),
            RequestBody.fromBytes(content))
        .versionId();
  }

  /// Stores a version where a verdict would have put it.
  public ObjectVersion put(String bucket, FileId id, byte[] content) {
    PutObjectResponse stored =
        s3.putObject(put -> put.bucket(bucket).key(key(id)), RequestBody.fromBytes(content));
    return new ObjectVersion(
        bucket, key(id), stored.versionId(), stored.eTag().replace("\"", ""), content.length);
  }

  /// The ids of the versions of the file's object in a bucket.
  public List<String> versions(String bucket, FileId id) {
    return s3.listObjectVersions(list -> list.bucket(bucket).prefix(key(id))).versions().stream()
        .map(version -> version.versionId())
        .toList();
  }

  public byte[] content(ObjectLocation location) {
    return s3.getObjectAsBytes(get ->
            get.bucket(location.bucket()).key(location.key()).versionId(location.versionId()))
        .asByteArray();
  }

  public GetObjectResponse properties(ObjectLocation location) {
    return s3.getObjectAsBytes(get ->
            get.bucket(location.bucket()).key(location.key()).versionId(location.versionId()))
        .response();
  }
}
