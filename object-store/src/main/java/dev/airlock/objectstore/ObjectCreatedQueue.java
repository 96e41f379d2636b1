package dev.airlock.objectstore;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.object.S3EventNotification;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/// The queue that S3 sends its events to, and scanners take their work from. A scan is requested by
/// sending what S3 would have sent.
public final class ObjectCreatedQueue {
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

  /// Returns if SQS answers and has the queue.
  ///
  /// @param patience how long to wait for the answer
  public void check(Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    sqs.find(settings.name()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
