package dev.airlock.objectstore;

import dev.airlock.testbackends.TestNamespace;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/// Clients of the backends.
record Aws(TestNamespace namespace) {

  S3Client s3() {
    return with(S3Client.builder().forcePathStyle(true), namespace.s3Endpoint()).build();
  }

  SqsAsyncClient sqs() {
    return with(SqsAsyncClient.builder(), namespace.sqsEndpoint()).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B with(B client, URI endpoint) {
    return client
        .endpointOverride(endpoint)
        .region(Region.of(namespace.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(namespace.accessKey(), namespace.secretKey())));
  }
}
