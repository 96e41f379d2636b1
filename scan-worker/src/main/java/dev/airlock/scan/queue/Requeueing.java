package dev.airlock.scan.queue;

import dev.airlock.objectstore.QueueSettings;
import dev.airlock.objectstore.SqsSender;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

  /// The message attribute that tells whose file it is, once that is known.
  static final String OWNER = "airlock-owner";

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  // After a wait, a fourth as long again: a long line costs few requests, and is not much longer.
  private static final int SHARE = 4;

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
    send(body, wait, Map.of(DEFERRED_SINCE, text(first(since))));
  }

  /// The same, with a wait that is the longer, the longer the message has been waiting for others.
  ///
  /// @param owner whose file it is about, if that is known
  void deferForOthers(String body, @Nullable String since, @Nullable String owner) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put(DEFERRED_SINCE, text(first(since)));
    if (owner != null) {
      attributes.put(OWNER, text(owner));
    }
    send(body, waitAfter(since), attributes);
  }

  private Duration waitAfter(@Nullable String since) {
    Instant now = clock.instant();
    Duration waited = Duration.between(firstOrNow(since, now), now);
    Duration wait = waited.dividedBy(SHARE);
    return wait.compareTo(FIRST_WAIT) < 0
        ? FIRST_WAIT
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Instant firstOrNow(@Nullable String since, Instant now) {
    try {
      return since == null ? now : Instant.parse(since);
    } catch (DateTimeException _) {
      return now;
    }
  }

  private String first(@Nullable String since) {
    return since == null ? clock.instant().toString() : since;
  }

  private void send(
      String body, Duration wait, Map<String, MessageAttributeValue> messageAttributes) {
    sqs.send(
        queue.name(),
        send ->
            send.messageBody(body)
                .delaySeconds(Math.toIntExact(wait.toSeconds()))
                .messageAttributes(messageAttributes));
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
