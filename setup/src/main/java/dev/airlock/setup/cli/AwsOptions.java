package dev.airlock.setup.cli;

import dev.airlock.setup.step.SetupFailed;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/// Which AWS to use. Credentials come from the SDK's default chain: variables, profiles, roles.
final class AwsOptions {

  // S3 validates that it may send to the queue, and a new queue's policy takes seconds to spread.
  private static final String NOT_YET = "Unable to validate the following destination";
  private static final int MAX_TRIES = 6;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "${env:SPRING_CLOUD_AWS_REGION_STATIC}",
      description = "where buckets and queues are (default: as the AWS CLI finds it)")
  private @Nullable String region;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      defaultValue = "${env:SPRING_CLOUD_AWS_S3_ENDPOINT}",
      description = "of an emulator; its buckets are addressed by path")
  private @Nullable URI s3Endpoint;

  @Option(
      names = "--sqs-endpoint",
      paramLabel = "URL",
      defaultValue = "${env:SPRING_CLOUD_AWS_SQS_ENDPOINT}",
      description = "of an emulator")
  private @Nullable URI sqsEndpoint;

  Region region() {
    return Optional.ofNullable(region)
        .filter(name -> !name.isBlank())
        .map(Region::of)
        .orElseGet(AwsOptions::defaultRegion);
  }

  private static Region defaultRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new SetupFailed("no region is configured: pass --region, or set AWS_REGION", e);
    }
  }

  S3Client s3() {
    S3ClientBuilder client =
        S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint(s3Endpoint, url -> client.endpointOverride(url).forcePathStyle(true));
    return common(client).build();
  }

  SqsClient sqs() {
    SqsClientBuilder client =
        SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint(sqsEndpoint, client::endpointOverride);
    return common(client).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B common(B client) {
    return client
        .region(region())
        .overrideConfiguration(configuration ->
            configuration.retryStrategy(
                StandardRetryStrategy.builder()
                    .maxAttempts(MAX_TRIES)
                    .retryOnException(AwsOptions::isNotYetEffective)
                    .build()));
  }

  private static boolean isNotYetEffective(Throwable failure) {
    return failure instanceof S3Exception refused
        && String.valueOf(refused.getMessage()).startsWith(NOT_YET);
  }

  private static void endpoint(@Nullable URI given, Consumer<URI> client) {
    if (given != null && !given.toString().isEmpty()) {
      client.accept(given);
    }
  }
}
