package dev.airlock.webhook.reconciler.sqs;

import dev.airlock.model.objectcreated.S3EventNotification;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.webhook.reconciler.ScanRequests;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/// Sends what S3 would have sent to the queue that S3 sends it to.
@Component
class ObjectCreatedQueue implements ScanRequests {
  private final SqsAsyncClient sqs;
  private final QueueSettings settings;
  private final JsonMapper json;

  ObjectCreatedQueue(SqsAsyncClient sqs, QueueSettings settings, JsonMapper json) {
    this.sqs = sqs;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public void request(ObjectVersion object) {
    String body = json.writeValueAsString(S3EventNotification.of(object));
    sqs.getQueueUrl(get -> get.queueName(settings.name()))
        .thenCompose(
            queue -> sqs.sendMessage(send -> send.queueUrl(queue.queueUrl()).messageBody(body)))
        .join();
  }
}
