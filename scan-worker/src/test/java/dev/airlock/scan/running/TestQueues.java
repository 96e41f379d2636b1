package dev.airlock.scan.running;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.TestNamespace;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queues of a test's namespace.
public record TestQueues(TestNamespace namespace) {

  /// All messages in both queues.
  public int all() {
    return open(namespace.queue()) + open(namespace.deadLetterQueue());
  }

  /// Messages that can be received now.
  public int visible(String queue) {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /// Messages in flight: received and not deleted.
  public int inHand(String queue) {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /// All messages, also those in flight and delayed.
  public int open(String queue) {
    return visible(queue)
        + inHand(queue)
        + attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
  }

  public void send(String name, String body) {
    send(name, body, Map.of());
  }

  public void send(String name, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> texts = new HashMap<>();
    attributes.forEach((key, value) ->
        texts.put(
            key, MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    try (SqsClient sqs = client()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
      sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body).messageAttributes(texts));
    }
  }

  /// Sends the event of an object, as S3 does.
  public void sendObjectCreated(ObjectVersion object, Map<String, String> attributes) {
    send(
        namespace.queue(),
        """
        {"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{
        "bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"eTag":"%s","versionId":"%s"}}}]}
        """
            .formatted(
                object.bucket(), object.key(), object.size(), object.eTag(), object.versionId()),
        attributes);
  }

  private int attribute(String name, QueueAttributeName attribute) {
    try (SqsClient sqs = client()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
      return Integer.parseInt(
          sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(attribute))
              .attributes()
              .get(attribute));
    }
  }

  private SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(namespace.sqsEndpoint())
        .region(Region.of(namespace.region()))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
