package dev.airlock.testbackends.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A namespace with clients of its S3 and of its queue.
final class Storage implements AutoCloseable {
  private final TestNamespace namespace;
  private final S3Client s3;
  private final SqsClient sqs;

  Storage(String name) {
    namespace = Backends.shared().namespace(name);
    s3 = client(namespace.secretKey());
    sqs = SqsServer.client(namespace.sqsEndpoint(), namespace.region(), Duration.ofSeconds(5));
  }

  TestNamespace namespace() {
    return namespace;
  }

  S3Client s3() {
    return s3;
  }

  /// Another client of the same S3.
  S3Client client(String secretKey) {
    return S3Server.client(
        namespace.s3Endpoint(), new S3Credentials(namespace.accessKey(), secretKey));
  }

  StaticCredentialsProvider credentials(String secretKey) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(namespace.accessKey(), secretKey));
  }

  /// Waits for exactly so many events of the landing bucket.
  List<JsonNode> events(int count) {
    String queue = sqs.getQueueUrl(r -> r.queueName(namespace.queue())).queueUrl();
    var events = new ArrayList<JsonNode>();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
              .map(message -> JsonMapper.shared().readTree(message.body()).at("/Records/0"))
              .forEach(events::add);
          return events.size() >= count;
        });
    assertThat(events).hasSize(count);
    return events;
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
  }
}
