package dev.airlock.scan.queue;

import dev.airlock.scan.outage.FaultAttribution;
import dev.airlock.scan.pipeline.DeadLetterHandler;
import dev.airlock.scan.pipeline.ObjectCreated;
import dev.airlock.scan.report.UnknownFile;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.stereotype.Component;

/// Takes from the dead-letter queue what failed too often and quarantines the files behind it, so
/// that none stays in `scanning` for ever. What is about no file of ours moves on to where an
/// operator finds it.
@Component
class DeadLetterListener {
  private final ObjectCreatedMessages messages;
  private final DeadLetterHandler handler;
  private final FaultedMessages faulted;
  private final FaultAttribution attribution;
  private final Requeueing requeueing;
  private final RedeliveryBackOff backOff;

  DeadLetterListener(
      ObjectCreatedMessages messages,
      DeadLetterHandler handler,
      FaultedMessages faulted,
      FaultAttribution attribution,
      Requeueing requeueing,
      RedeliveryBackOff backOff) {
    this.messages = messages;
    this.handler = handler;
    this.faulted = faulted;
    this.attribution = attribution;
    this.requeueing = requeueing;
    this.backOff = backOff;
  }

  // One receive at a time is enough here: each is paid for, and nearly all bring nothing.
  @SqsListener(
      queueNames = "${airlock.queue.dead-letter-name}",
      factory = "objectCreatedListeners",
      maxConcurrentMessages = "10",
      maxMessagesPerPoll = "10")
  void receive(
      String body,
      Visibility visibility,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) String receives,
      @Headers Map<String, Object> headers) {
    ObjectCreatedMessage message = messages.read(body);
    PastDeliveries past = PastDeliveries.of(headers);
    RuntimeException fault = null;
    for (ObjectCreated created : message.created()) {
      fault = first(fault, end(created, past));
    }
    if (fault != null) {
      visibility.changeTo(backOff.secondsAfter(Integer.parseInt(receives)));
      throw fault;
    }
    if (!message.refusals().isEmpty()) {
      requeueing.refuse(body, message.refusals());
    }
  }

  // One that fails holds up no other of the same message.
  private @Nullable RuntimeException end(ObjectCreated created, PastDeliveries past) {
    try {
      if (faulted.deservesAnotherChance(past)) {
        requeueing.defer(created, PastDeliveries.lastChance(), Duration.ZERO);
      } else {
        handler.quarantine(created);
      }
      return null;
    } catch (UnknownFile e) {
      requeueing.refuse(created, String.valueOf(e.getMessage()));
      return null;
    } catch (RuntimeException e) {
      attribution.failed(created.fileId(), e, null, null);
      return e;
    }
  }

  private static @Nullable RuntimeException first(
      @Nullable RuntimeException known, @Nullable RuntimeException fault) {
    return known == null ? fault : known;
  }
}
