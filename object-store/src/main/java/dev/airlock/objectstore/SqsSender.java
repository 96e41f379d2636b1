package dev.airlock.objectstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Sends messages to queues that are known by their names, and counts them.
public final class SqsSender {
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private final SqsAsyncClient sqs;
  // A queue's URL never changes.
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  SqsSender(SqsAsyncClient sqs) {
    this.sqs = sqs;
  }

  /// Returns when the message is stored. What SQS refuses is thrown as the SDK throws it.
  public void send(String queue, Consumer<SendMessageRequest.Builder> message) {
    try {
      urlOf(queue)
          .thenCompose(url -> sqs.sendMessage(send -> message.accept(send.queueUrl(url))))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// The policy by which a queue gives messages up, as JSON; nothing if it never does.
  public Optional<String> redrivePolicy(String queue) {
    try {
      return redrivePolicyOf(queue).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  CompletableFuture<Optional<String>> redrivePolicyOf(String queue) {
    return urlOf(queue)
        .thenCompose(url ->
            sqs.getQueueAttributes(
                get -> get.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY)))
        .thenApply(answer ->
            Optional.ofNullable(answer.attributes().get(QueueAttributeName.REDRIVE_POLICY)));
  }

  /// About how many messages a queue holds, whether they can be received now or not.
  long messages(String queue) {
    try {
      return depth(queue).join().messages();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  CompletableFuture<QueueDepth> depth(String queue) {
    return urlOf(queue)
        .thenCompose(url -> sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(COUNTS)))
        .thenApply(answer -> QueueDepth.of(answer.attributes()));
  }

  private CompletableFuture<String> urlOf(String queue) {
    String known = urls.get(queue);
    return known == null ? find(queue) : CompletableFuture.completedFuture(known);
  }

  /// Asks SQS for the queue, and for its URL.
  CompletableFuture<String> find(String queue) {
    return sqs.getQueueUrl(get -> get.queueName(queue))
        .thenApply(found -> {
          urls.put(queue, found.queueUrl());
          return found.queueUrl();
        });
  }
}
