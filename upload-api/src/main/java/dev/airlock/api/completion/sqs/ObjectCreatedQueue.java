package dev.airlock.api.completion.sqs;

import dev.airlock.api.completion.ScanRequests;
import dev.airlock.api.health.Dependency;
import dev.airlock.model.objectcreated.S3EventNotification;
import dev.airlock.model.scanresult.ObjectVersion;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/// Sends what S3 would have sent to the queue that S3 sends it to.
@Component
class ObjectCreatedQueue implements ScanRequests, Dependency {
  // S3's own event nearly always comes within a second. Whatever is settled by then is skipped,
  // instead of being scanned twice.
  private static final int DELAY_SECONDS = 2;
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

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
    try {
      sqs.getQueueUrl(get -> get.queueName(settings.name()))
          .thenCompose(queue ->
              sqs.sendMessage(send ->
                  send.queueUrl(queue.queueUrl()).messageBody(body).delaySeconds(DELAY_SECONDS)))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public String name() {
    return "sqs";
  }

  @Override
  public void probe() throws Exception {
    sqs.getQueueUrl(get -> get.queueName(settings.name()))
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
