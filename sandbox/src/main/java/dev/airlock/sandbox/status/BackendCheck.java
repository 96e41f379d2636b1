package dev.airlock.sandbox.status;

import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.ports.Ports;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// The checks that need a client of the backend: a login, and a look at what the services use.
///
/// @param patience the most a check may take
record BackendCheck(Ports ports, Duration patience) {

  private static final NamespaceLayout LAYOUT = NamespaceLayout.standard();

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
    properties.setProperty("user", PostgresServer.USER);
    properties.setProperty("password", PostgresServer.PASSWORD);
    properties.setProperty("loginTimeout", Long.toString(patience.toSeconds()));
    String url = PostgresServer.jdbcUrl(ports.of(Part.POSTGRESQL), LAYOUT.database());
    DriverManager.getConnection(url, properties).close();
  }

  private void headBucket() {
    S3Credentials credentials = S3Credentials.SANDBOX_ONLY;
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(URI.create(ports.address(Part.S3)))
            .region(Region.of(S3Server.REGION))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey())))
            .build()) {
      s3.headBucket(bucket -> bucket.bucket(LAYOUT.landingBucket()));
    }
  }

  private void findQueue() {
    URI endpoint = SqsServer.endpoint(ports.of(Part.SQS));
    try (var sqs = SqsServer.client(endpoint, S3Server.REGION, patience)) {
      sqs.getQueueUrl(queue -> queue.queueName(LAYOUT.queue()));
    }
  }

  private void describeCluster() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            ports.address(Part.KAFKA),
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
