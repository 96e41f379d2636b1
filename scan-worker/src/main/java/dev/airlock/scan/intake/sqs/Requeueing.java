package dev.airlock.scan.intake.sqs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Sends messages on before they are deleted where they were, so that none is lost in between; at
/// worst there are two of one.
@Component
class Requeueing {
  private static final Logger log = LoggerFactory.getLogger(Requeueing.class);
  private static final String REASON = "airlock-refused-because";

  private final SqsAsyncClient sqs;
  private final QueueSettings settings;

  Requeueing(SqsAsyncClient sqs, QueueSettings settings) {
    this.sqs = sqs;
    this.settings = settings;
  }

  /// Puts a message that is not about an upload of ours into the dead-letter queue, where an
  /// operator finds it with the reason. Trying it again would not help.
  void putAside(String body, List<String> refusals) {
    String reason = String.join("; ", refusals.stream().distinct().toList());
    log.warn("A message is put aside into {}: {}", settings.deadLetterName(), reason);
    send(
        settings.deadLetterName(),
        SendMessageRequest.builder()
            .messageBody(body)
            .messageAttributes(
                Map.of(
                    REASON,
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(reason)
                        .build())));
  }

  /// Has a message come again in a while, as if it had never been received: its receives count
  /// faults of its own, and waiting for others is none.
  void putOff(String body, Duration wait) {
    send(
        settings.name(),
        SendMessageRequest.builder()
            .messageBody(body)
            .delaySeconds(Math.toIntExact(wait.toSeconds())));
  }

  private void send(String queue, SendMessageRequest.Builder message) {
    try {
      sqs.getQueueUrl(get -> get.queueName(queue))
          .thenCompose(url -> sqs.sendMessage(message.queueUrl(url.queueUrl()).build()))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
