package dev.airlock.scan;

import dev.airlock.sandbox.client.Space;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What lies in the queues of a space.
record Queues(Space space) {

  static Queues of(Space space) {
    return new Queues(space);
  }

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

  private int attribute(String name, QueueAttributeName attribute) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(space.sqsEndpoint())
            .region(Region.of(space.region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      String queue = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
      return Integer.parseInt(
          sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(attribute))
              .attributes()
              .get(attribute));
    }
  }
}
