package dev.airlock.setup.installation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/// An S3 that stores the settings of buckets, and counts the writes.
final class FakeS3 implements S3Client {

  /// What is set for a bucket.
  static final class Bucket {
    @Nullable String region;
    @Nullable BucketVersioningStatus versioning;
    @Nullable ServerSideEncryptionConfiguration encryption;
    @Nullable PublicAccessBlockConfiguration publicAccess;
    List<LifecycleRule> lifecycle = List.of();
    List<CORSRule> cors = List.of();
    NotificationConfiguration notifications = NotificationConfiguration.builder().build();
  }

  final Map<String, Bucket> buckets = new HashMap<>();
  final Set<String> foreign = new TreeSet<>();
  boolean knowsOnlyObjects;
  int writes;

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    if (foreign.contains(request.bucket())) {
      throw refusal(403, "Forbidden");
    }
    if (!buckets.containsKey(request.bucket())) {
      throw NoSuchBucketException.builder().statusCode(404).build();
    }
    return HeadBucketResponse.builder().build();
  }

  @Override
  public CreateBucketResponse createBucket(CreateBucketRequest request) {
    Bucket bucket = new Bucket();
    var configuration = request.createBucketConfiguration();
    bucket.region = configuration == null ? null : configuration.locationConstraintAsString();
    buckets.put(request.bucket(), bucket);
    writes++;
    return CreateBucketResponse.builder().build();
  }

  @Override
  public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
    return GetBucketVersioningResponse.builder().status(of(request.bucket()).versioning).build();
  }

  @Override
  public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
    written(request.bucket()).versioning = request.versioningConfiguration().status();
    return PutBucketVersioningResponse.builder().build();
  }

  @Override
  public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
    return GetBucketEncryptionResponse.builder()
        .serverSideEncryptionConfiguration(present(setting(request.bucket()).encryption))
        .build();
  }

  @Override
  public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
    written(request.bucket()).encryption = request.serverSideEncryptionConfiguration();
    return PutBucketEncryptionResponse.builder().build();
  }

  @Override
  public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
    return GetPublicAccessBlockResponse.builder()
        .publicAccessBlockConfiguration(present(setting(request.bucket()).publicAccess))
        .build();
  }

  @Override
  public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
    written(request.bucket()).publicAccess = request.publicAccessBlockConfiguration();
    return PutPublicAccessBlockResponse.builder().build();
  }

  @Override
  public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
      GetBucketLifecycleConfigurationRequest request) {
    List<LifecycleRule> rules = setting(request.bucket()).lifecycle;
    return GetBucketLifecycleConfigurationResponse.builder()
        .rules(present(rules.isEmpty() ? null : rules))
        .build();
  }

  @Override
  public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
      PutBucketLifecycleConfigurationRequest request) {
    written(request.bucket()).lifecycle = request.lifecycleConfiguration().rules();
    return PutBucketLifecycleConfigurationResponse.builder().build();
  }

  @Override
  public GetBucketCorsResponse getBucketCors(GetBucketCorsRequest request) {
    List<CORSRule> rules = setting(request.bucket()).cors;
    return GetBucketCorsResponse.builder()
        .corsRules(present(rules.isEmpty() ? null : rules))
        .build();
  }

  @Override
  public PutBucketCorsResponse putBucketCors(PutBucketCorsRequest request) {
    written(request.bucket()).cors = request.corsConfiguration().corsRules();
    return PutBucketCorsResponse.builder().build();
  }

  @Override
  public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
      GetBucketNotificationConfigurationRequest request) {
    NotificationConfiguration found = setting(request.bucket()).notifications;
    return GetBucketNotificationConfigurationResponse.builder()
        .queueConfigurations(found.queueConfigurations())
        .topicConfigurations(found.topicConfigurations())
        .lambdaFunctionConfigurations(found.lambdaFunctionConfigurations())
        .eventBridgeConfiguration(found.eventBridgeConfiguration())
        .build();
  }

  @Override
  public PutBucketNotificationConfigurationResponse putBucketNotificationConfiguration(
      PutBucketNotificationConfigurationRequest request) {
    written(request.bucket()).notifications = request.notificationConfiguration();
    return PutBucketNotificationConfigurationResponse.builder().build();
  }

  /// A bucket that exists.
  Bucket of(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw NoSuchBucketException.builder().statusCode(404).build();
    }
    return bucket;
  }

  private Bucket setting(String bucket) {
    if (knowsOnlyObjects) {
      throw refusal(501, "NotImplemented");
    }
    return of(bucket);
  }

  private Bucket written(String bucket) {
    writes++;
    return of(bucket);
  }

  private static <T> T present(@Nullable T setting) {
    if (setting == null) {
      throw refusal(404, "NoSuchConfiguration");
    }
    return setting;
  }

  private static RuntimeException refusal(int status, String code) {
    return S3Exception.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
        .build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
