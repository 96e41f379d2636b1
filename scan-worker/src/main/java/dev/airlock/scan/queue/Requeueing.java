package dev.airlock.scan.queue;

import dev.airlock.model.object.S3EventNotification;
import dev.airlock.objectstore.QueueSettings;
import dev.airlock.objectstore.SqsSender;
import dev.airlock.scan.pipeline.ObjectCreated;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;

/// Sends messages on before they are deleted where they were, so that none is lost in between; at
/// worst a message is there twice.
@Component
class Requeueing {
  private static final Logger log = LoggerFactory.getLogger(Requeueing.class);
  private static final String REASON = "airlock-refused-because";

  // The most that SQS delays a message.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private final SqsSender sqs;
  private final QueueSettings queue;
  private final ListenerSettings settings;
  private final JsonMapper json;
  private final Clock clock;

  Requeueing(
      SqsSender sqs, QueueSettings queue, ListenerSettings settings, JsonMapper json, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /// Moves what is not about an upload of ours to a queue that nobody receives from, where an
  /// operator finds it with the reason. Trying it again would not help.
  void refuse(String body, List<String> refusals) {
    String reason = String.join("; ", refusals.stream().distinct().toList());
    log.warn("A message is moved to {}: {}", settings.refusedName(), reason);
    sqs.send(
        settings.refusedName(),
        send -> send.messageBody(body).messageAttributes(texts(Map.of(REASON, reason))));
  }

  /// Moves an object whose file is unknown there, too.
  void refuse(ObjectCreated created, String reason) {
    refuse(notification(created), List.of(reason));
  }

  /// Has an object that waits for others delivered again, after a wait that is the longer, the
  /// longer it has been waiting.
  void deferForOthers(ObjectCreated created, PastDeliveries past) {
    defer(created, past, Deferrals.waitAt(past.ageAt(clock.instant())));
  }

  /// Has an object delivered again after a while. Receives of the message are not counted on: only
  /// what its past says is.
  void defer(ObjectCreated created, PastDeliveries past, Duration wait) {
    Duration delay = wait.compareTo(LONGEST_DELAY) < 0 ? wait : LONGEST_DELAY;
    sqs.send(
        queue.name(),
        send ->
            send.messageBody(notification(created))
                .delaySeconds(Math.toIntExact(delay.toSeconds()))
                .messageAttributes(texts(past.attributes())));
  }

  /// Gives an object up: the consumer of the dead letters ends its file.
  void moveToDeadLetters(ObjectCreated created, PastDeliveries past) {
    sqs.send(
        settings.deadLetterName(),
        send ->
            send.messageBody(notification(created)).messageAttributes(texts(past.attributes())));
  }

  private String notification(ObjectCreated created) {
    return json.writeValueAsString(S3EventNotification.of(created.object(), created.uploadedAt()));
  }

  private static Map<String, MessageAttributeValue> texts(Map<String, String> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
