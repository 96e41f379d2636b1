package dev.airlock.scan;

import dev.airlock.sandbox.client.Space;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What lies in the queues of a space.
record Queues(Space space) {

  /// All messages, also those that somebody has in hand, in both queues.
  int all() {
    return visible(space.queue())
        + inHand(space.queue())
        + visible(space.deadLetterQueue())
        + inHand(space.deadLetterQueue());
  }

  /// Messages that anybody could receive now.
  int visible(String queue) {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /// Messages that were received and not deleted.
  int inHand(String queue) {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  void send(String name, String body) {
    try (SqsClient sqs = client()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
      sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }
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
        .endpointOverride(space.sqsEndpoint())
        .region(Region.of(space.region()))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
