package dev.airlock.api.completion.sqs;

import dev.airlock.api.completion.ScanRequests;
import dev.airlock.api.health.Dependency;
import dev.airlock.model.objectcreated.S3EventNotification;
import dev.airlock.model.scanresult.ObjectVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
  private volatile @Nullable String known;

  ObjectCreatedQueue(SqsAsyncClient sqs, QueueSettings settings, JsonMapper json) {
    this.sqs = sqs;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public void request(ObjectVersion object) {
    send(object, DELAY_SECONDS);
  }

  @Override
  public void requestAtOnce(ObjectVersion object) {
    send(object, 0);
  }

  private void send(ObjectVersion object, int delaySeconds) {
    String body = json.writeValueAsString(S3EventNotification.of(object));
    try {
      queueUrl()
          .thenCompose(url ->
              sqs.sendMessage(
                  send -> send.queueUrl(url).messageBody(body).delaySeconds(delaySeconds)))
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
    askForUrl().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  // A queue's URL never changes, and the probe has nearly always asked for it before.
  private CompletableFuture<String> queueUrl() {
    String url = known;
    return url == null ? askForUrl() : CompletableFuture.completedFuture(url);
  }

  private CompletableFuture<String> askForUrl() {
    return sqs.getQueueUrl(get -> get.queueName(settings.name()))
        .thenApply(queue -> known = queue.queueUrl());
  }
}
