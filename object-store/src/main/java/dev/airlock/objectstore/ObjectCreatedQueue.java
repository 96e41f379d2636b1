package dev.airlock.objectstore;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.object.S3EventNotification;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The queue that S3 sends its events to, and scanners take their work from. A scan is requested by
/// sending what S3 would have sent.
public final class ObjectCreatedQueue {
  private static final Logger log = LoggerFactory.getLogger(ObjectCreatedQueue.class);

  private final SqsSender sqs;
  private final QueueSettings settings;
  private final JsonMapper json;

  ObjectCreatedQueue(SqsSender sqs, QueueSettings settings, JsonMapper json) {
    this.sqs = sqs;
    this.settings = settings;
    this.json = json;
  }

  /// Requests a scan of that object. Returns when the request is stored.
  public void send(ObjectVersion object) {
    send(object, Duration.ZERO);
  }

  /// Requests a scan that starts no earlier than after the delay. Returns when the request is
  /// stored.
  ///
  /// @param delay whole seconds, at most 15 minutes, as SQS has it
  public void send(ObjectVersion object, Duration delay) {
    String body = json.writeValueAsString(S3EventNotification.of(object));
    int seconds = Math.toIntExact(delay.toSeconds());
    sqs.send(settings.name(), send -> send.messageBody(body).delaySeconds(seconds));
  }

  /// About how many messages there are, waiting, delayed or being processed.
  public long messages() {
    return sqs.messages(settings.name());
  }

  /// How many there are of each kind; nothing if SQS does not say so in time, or refuses to, as it
  /// does without the right `sqs:GetQueueAttributes`.
  ///
  /// @param patience how long to wait for the answer
  public Optional<QueueDepth> depth(Duration patience) {
    return inTime(sqs.depth(settings.name()), patience);
  }

  /// How many messages were given up, by the queue's redrive policy; nothing if it has none, or SQS
  /// does not say so in time, or refuses to.
  ///
  /// @param patience how long to wait for the answer
  public Optional<QueueDepth> deadLetters(Duration patience) {
    return inTime(
            sqs.redrivePolicyOf(settings.name())
                .thenCompose(policy ->
                    policy
                        .map(text -> sqs.depth(deadLetterQueue(text)).thenApply(Optional::of))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))),
            patience)
        .flatMap(depth -> depth);
  }

  // An ARN ends in the queue's name.
  private String deadLetterQueue(String redrivePolicy) {
    String arn = json.readTree(redrivePolicy).path("deadLetterTargetArn").asString("");
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static <T> Optional<T> inTime(CompletableFuture<T> answer, Duration patience) {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      log.warn("SQS does not say how many messages there are: {}", String.valueOf(e.getCause()));
      return Optional.empty();
    } catch (TimeoutException _) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Returns if SQS answers and has the queue.
  ///
  /// @param patience how long to wait for the answer
  public void check(Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    sqs.find(settings.name()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
