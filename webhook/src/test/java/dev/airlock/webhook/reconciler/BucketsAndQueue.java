package dev.airlock.webhook.reconciler;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.TestNamespace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The buckets of a namespace and its queue.
record BucketsAndQueue(TestNamespace namespace, S3Client s3, SqsClient sqs)
    implements AutoCloseable {

  static BucketsAndQueue of(TestNamespace namespace) {
    return new BucketsAndQueue(
        namespace,
        with(S3Client.builder().forcePathStyle(true), namespace, namespace.s3Endpoint()).build(),
        with(SqsClient.builder(), namespace, namespace.sqsEndpoint()).build());
  }

  private static <B extends AwsClientBuilder<B, ?>> B with(
      B client, TestNamespace namespace, URI endpoint) {
    return client
        .endpointOverride(endpoint)
        .region(Region.of(namespace.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(namespace.accessKey(), namespace.secretKey())));
  }

  static String key(FileId file) {
    return "document/" + file;
  }

  ObjectVersion put(String bucket, FileId file) {
    return put(bucket, key(file));
  }

  ObjectVersion put(String bucket, String key) {
    PutObjectResponse stored =
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("abc"));
    return new ObjectVersion(bucket, key, stored.versionId(), stored.eTag().replace("\"", ""), 3);
  }

  int versions(String bucket, String key) {
    return s3.listObjectVersions(list -> list.bucket(bucket).prefix(key)).versions().size();
  }

  boolean exists(ObjectVersion object) {
    return s3
        .listObjectVersions(list -> list.bucket(object.bucket()).prefix(object.key()))
        .versions()
        .stream()
        .anyMatch(version -> version.versionId().equals(object.versionId()));
  }

  /// Sends a message.
  void send(String body) {
    String queue = sqs.getQueueUrl(get -> get.queueName(namespace.queue())).queueUrl();
    sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
  }

  /// Receives and deletes the messages that are in the queue now.
  List<String> messages() {
    String queue = sqs.getQueueUrl(get -> get.queueName(namespace.queue())).queueUrl();
    List<String> bodies = new ArrayList<>();
    for (Message message :
        sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10)).messages()) {
      sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
      bodies.add(message.body());
    }
    return bodies;
  }

  /// The same, of which only those about one file are kept: files of earlier tests are queued again
  /// too.
  List<String> messagesAbout(FileId file) {
    return messages().stream().filter(body -> body.contains(file.toString())).toList();
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
  }
}
