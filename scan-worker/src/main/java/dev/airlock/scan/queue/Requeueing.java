package dev.airlock.scan.queue;

import dev.airlock.objectstore.QueueSettings;
import dev.airlock.objectstore.SqsSender;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Sends messages on before they are deleted where they were, so that none is lost in between; at
/// worst a message is there twice.
@Component
class Requeueing {
  private static final Logger log = LoggerFactory.getLogger(Requeueing.class);
  private static final String REASON = "airlock-refused-because";

  /// The message attribute that tells when the message was first deferred.
  static final String DEFERRED_SINCE = "airlock-put-off-since";

  // Half of the day for which the landing bucket keeps an object.
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(12);

  private final SqsSender sqs;
  private final QueueSettings queue;
  private final ListenerSettings settings;
  private final Clock clock;

  Requeueing(SqsSender sqs, QueueSettings queue, ListenerSettings settings, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /// Moves a message that is not about an upload of ours to the dead-letter queue, where an
  /// operator finds it with the reason. Trying it again would not help.
  void moveToDeadLetters(String body, List<String> refusals) {
    String reason = String.join("; ", refusals.stream().distinct().toList());
    log.warn("A message is moved to {}: {}", settings.deadLetterName(), reason);
    sqs.send(
        settings.deadLetterName(),
        send -> send.messageBody(body).messageAttributes(Map.of(REASON, text(reason))));
  }

  /// Has a message delivered again after a while, as if it had never been received: receives count
  /// faults of its own, and waiting for others is none.
  ///
  /// @param since when it was first deferred, as its attribute says
  void defer(String body, Duration wait, @Nullable String since) {
    String first = since == null ? clock.instant().toString() : since;
    sqs.send(
        queue.name(),
        send ->
            send.messageBody(body)
                .delaySeconds(Math.toIntExact(wait.toSeconds()))
                .messageAttributes(Map.of(DEFERRED_SINCE, text(first))));
  }

  /// Whether a message may be deferred because of an outage: not when that goes on for so long that
  /// an outage cannot be the reason.
  ///
  /// @param since when it was first deferred; anything but a time counts as long ago
  boolean mayDefer(@Nullable String since) {
    if (since == null) {
      return true;
    }
    try {
      return Instant.parse(since).plus(LONGEST_OUTAGE).isAfter(clock.instant());
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
