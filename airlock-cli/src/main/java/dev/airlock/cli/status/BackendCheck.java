package dev.airlock.cli.status;

import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The checks that need a client of the backend: a login, and a look at what the services use.
///
/// @param patience the most a check may take
record BackendCheck(Endpoints endpoints, Duration patience) {

  boolean isUp(Part backend) {
    try {
      switch (backend) {
        case POSTGRESQL -> logIn();
        case S3 -> headBucket();
        case SQS -> findQueue();
        case KAFKA -> describeCluster();
        case CLAMD, UPLOAD_API, WEBHOOK, SCAN_WORKER ->
            throw new IllegalArgumentException(backend.label() + " has no check here");
      }
      return true;
    } catch (SQLException | SdkException | ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void logIn() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", endpoints.login().databaseUser());
    properties.setProperty("password", endpoints.login().databasePassword());
    properties.setProperty("loginTimeout", Long.toString(patience.toSeconds()));
    DriverManager.getConnection(endpoints.login().databaseUrl(), properties).close();
  }

  private void headBucket() {
    try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), Part.S3).build()) {
      s3.headBucket(bucket -> bucket.bucket(endpoints.login().landingBucket()));
    }
  }

  private void findQueue() {
    try (SqsClient sqs = client(SqsClient.builder(), Part.SQS).build()) {
      sqs.getQueueUrl(queue -> queue.queueName(endpoints.login().queue()));
    }
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B client(
      B client, Part part) {
    return client
        .endpointOverride(URI.create(endpoints.ports().address(part)))
        .region(Region.of(endpoints.login().region()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    endpoints.login().accessKey(), endpoints.login().secretKey())));
  }

  private void describeCluster() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            endpoints.ports().address(Part.KAFKA),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) patience.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) patience.toMillis());
    Admin admin = Admin.create(settings);
    try {
      admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
