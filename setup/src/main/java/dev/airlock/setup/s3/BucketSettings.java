package dev.airlock.setup.s3;

import dev.airlock.setup.step.Setting;
import dev.airlock.setup.step.Step;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/// What all three buckets have: versions, encryption, no public access.
record BucketSettings(S3Client s3, String bucket) {
  private static final int NOT_FOUND = 404;

  /// Every object version is kept, so that what was scanned can be told from later uploads.
  Step versioning() {
    return new Setting<>(
        about("versioning"),
        () -> Optional.ofNullable(s3.getBucketVersioning(get -> get.bucket(bucket)).status()),
        BucketVersioningStatus.ENABLED::equals,
        BucketVersioningStatus.ENABLED,
        wanted ->
            s3.putBucketVersioning(put ->
                put.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(wanted))),
        BucketVersioningStatus::toString);
  }

  /// Objects are encrypted by default. Existing encryption is not changed: it may use a key of the
  /// account.
  Step encryption() {
    return new Setting<>(
        about("encryption"),
        () -> present(this::defaultEncryption),
        _ -> true,
        ServerSideEncryption.AES256,
        wanted ->
            s3.putBucketEncryption(put ->
                put.bucket(bucket)
                    .serverSideEncryptionConfiguration(encryption ->
                        encryption.rules(
                            ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                    ServerSideEncryptionByDefault.builder()
                                        .sseAlgorithm(wanted)
                                        .build())
                                .build()))),
        ServerSideEncryption::toString);
  }

  private ServerSideEncryption defaultEncryption() {
    return s3.getBucketEncryption(get -> get.bucket(bucket))
        .serverSideEncryptionConfiguration()
        .rules()
        .getFirst()
        .applyServerSideEncryptionByDefault()
        .sseAlgorithm();
  }

  /// No policy and no ACL can make an object public.
  Step publicAccess() {
    PublicAccessBlockConfiguration all =
        PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .ignorePublicAcls(true)
            .blockPublicPolicy(true)
            .restrictPublicBuckets(true)
            .build();
    return new Setting<>(
        about("public access"),
        () ->
            present(() ->
                s3.getPublicAccessBlock(get -> get.bucket(bucket))
                    .publicAccessBlockConfiguration()),
        all::equals,
        all,
        wanted ->
            s3.putPublicAccessBlock(
                put -> put.bucket(bucket).publicAccessBlockConfiguration(wanted)),
        found -> found.equals(all) ? "blocked" : "partly open");
  }

  String about(String setting) {
    return "bucket %s, %s".formatted(bucket, setting);
  }

  /// The response of S3, or nothing if it says that nothing is set.
  static <T> Optional<T> present(Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
