package dev.airlock.scan.queue;

import static io.awspring.cloud.sqs.listener.SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT;
import static io.awspring.cloud.sqs.listener.SqsHeaders.MessageSystemAttributes.SQS_SENT_TIMESTAMP;
import static io.awspring.cloud.sqs.listener.SqsHeaders.SQS_QUEUE_NAME_HEADER;

import dev.airlock.objectstore.QueueSettings;
import io.awspring.cloud.sqs.listener.interceptor.AsyncMessageInterceptor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.stereotype.Component;

/// Measures as `airlock.queue.lag` how long messages wait in the queue until they are first
/// received.
@Component
class QueueLag implements AsyncMessageInterceptor<String> {
  private static final String FIRST = "1";

  private final QueueSettings queue;
  private final MeterRegistry meters;
  private final Clock clock;

  QueueLag(QueueSettings queue, MeterRegistry meters, Clock clock) {
    this.queue = queue;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Message<String>> intercept(Message<String> message) {
    MessageHeaders headers = message.getHeaders();
    if (queue.name().equals(headers.get(SQS_QUEUE_NAME_HEADER))
        && FIRST.equals(headers.get(SQS_APPROXIMATE_RECEIVE_COUNT))
        && PastDeliveries.of(headers).deferredSince() == null) {
      measure(String.valueOf(headers.get(SQS_SENT_TIMESTAMP)));
    }
    return CompletableFuture.completedFuture(message);
  }

  private void measure(String sentMillis) {
    Instant sent = Instant.ofEpochMilli(Long.parseLong(sentMillis));
    meters.timer("airlock.queue.lag").record(Duration.between(sent, clock.instant()));
  }
}
