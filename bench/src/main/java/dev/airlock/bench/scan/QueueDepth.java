package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.lab.Lab;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import java.net.URI;
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
  static void awaitEmpty(Lab lab) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    URI endpoint = URI.create(lab.address(Part.SQS));
    try (SqsClient sqs = SqsServer.client(endpoint, S3Server.REGION, PATIENCE)) {
      String queue =
          sqs.getQueueUrl(named -> named.queueName(NamespaceLayout.standard().queue())).queueUrl();
      while (messages(sqs, queue) > 0) {
        if (System.nanoTime() > deadline) {
          throw new BenchmarkFailed("messages of clean files are still in the queue");
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_CALLS_MILLIS);
      }
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
