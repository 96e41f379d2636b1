package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.sandbox.backends.NamespaceLayout;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many messages of S3's events are in the queue.
final class QueueDepth {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BETWEEN_CALLS_MILLIS = 50;

  private QueueDepth() {}

  /// Waits until the worker has deleted every message, which it does some at a time.
  static void awaitEmpty(SqsClient sqs) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String queue =
        sqs.getQueueUrl(named -> named.queueName(NamespaceLayout.standard().queue())).queueUrl();
    while (messages(sqs, queue) > 0) {
      if (System.nanoTime() > deadline) {
        throw new BenchmarkFailed("messages of clean files are still in the queue");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_CALLS_MILLIS);
    }
  }

  private static int messages(SqsClient sqs, String queue) {
    return sqs
        .getQueueAttributes(asked ->
            asked
                .queueUrl(queue)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
