package dev.airlock.scan.queue;

import dev.airlock.scan.observation.ObservedPipeline;
import dev.airlock.scan.outage.FaultAttribution;
import dev.airlock.scan.pipeline.Bulkheads;
import dev.airlock.scan.pipeline.Crowded;
import dev.airlock.scan.pipeline.Lane;
import dev.airlock.scan.pipeline.ObjectCreated;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.stereotype.Component;

/// Takes messages from the queue. A message is deleted only when everything it asks for is done, or
/// was sent on; each of its records is judged by itself. One whose file waits for others is hidden
/// for a while.
@Component
class ObjectCreatedListener {
  private static final Logger log = LoggerFactory.getLogger(ObjectCreatedListener.class);

  private final ObjectCreatedMessages messages;
  private final Bulkheads bulkheads;
  private final ObservedPipeline pipeline;
  private final Requeueing requeueing;
  private final FaultedMessages faulted;
  private final FaultAttribution attribution;
  private final VisibilityExtender visibilityExtender;
  private final RedeliveryBackOff backOff;
  private final Deferrals deferrals;
  private final Clock clock;

  ObjectCreatedListener(
      ObjectCreatedMessages messages,
      Bulkheads bulkheads,
      ObservedPipeline pipeline,
      Requeueing requeueing,
      FaultedMessages faulted,
      FaultAttribution attribution,
      VisibilityExtender visibilityExtender,
      RedeliveryBackOff backOff,
      Deferrals deferrals,
      Clock clock) {
    this.messages = messages;
    this.bulkheads = bulkheads;
    this.pipeline = pipeline;
    this.requeueing = requeueing;
    this.faulted = faulted;
    this.attribution = attribution;
    this.visibilityExtender = visibilityExtender;
    this.backOff = backOff;
    this.deferrals = deferrals;
    this.clock = clock;
  }

  @SqsListener(
      queueNames = "${airlock.queue.name}",
      factory = "objectCreatedListeners",
      acknowledgementMode = "MANUAL")
  void receive(
      String body,
      Visibility visibility,
      Acknowledgement done,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) String receives,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_SENT_TIMESTAMP) String sentMillis,
      @Headers Map<String, Object> headers) {
    ObjectCreatedMessage message = messages.read(body);
    Delivery delivery =
        new Delivery(
            PastDeliveries.of(headers),
            Integer.parseInt(receives),
            Instant.ofEpochMilli(Long.parseLong(sentMillis)));
    Optional<Duration> hidden = Optional.empty();
    try (VisibilityExtender.Extension _ = visibilityExtender.extend(visibility)) {
      if (deferrals.isDeadly(delivery.sent(), delivery.receives())) {
        message.created().forEach(created -> giveUp(created, delivery));
      } else if (message.created().size() == 1 && message.refusals().isEmpty()) {
        hidden = process(message.created().getFirst(), delivery, true);
      } else {
        message.created().forEach(created -> process(created, delivery, false));
      }
      if (!message.refusals().isEmpty()) {
        requeueing.refuse(body, message.refusals());
      }
    } catch (RuntimeException e) {
      putBack(visibility, delivery.receives(), e);
      throw e;
    }
    if (hidden.isPresent()) {
      visibility.changeTo(Math.toIntExact(hidden.get().toSeconds()));
    } else {
      // Not waited for: it goes with others, and a lost one is sent again.
      CompletableFuture<Void> _ = done.acknowledgeAsync();
    }
  }

  /// How a message came.
  ///
  /// @param sent when, for the first time
  private record Delivery(PastDeliveries past, int receives, Instant sent) {}

  /// @param canWait whether the message is about nothing else
  /// @return for how long the message is to be hidden; nothing if it is done with
  private Optional<Duration> process(ObjectCreated created, Delivery delivery, boolean canWait) {
    PastDeliveries past = delivery.past();
    String owner = past.owner() == null ? deferrals.ownerOf(created) : past.owner();
    try {
      bulkheads.submit(List.of(created), owner, lane -> scan(created, lane));
    } catch (Crowded e) {
      Optional<Duration> wait =
          canWait
              ? deferrals.hide(created, e.owner(), delivery.sent(), delivery.receives())
              : Optional.empty();
      if (wait.isEmpty()) {
        requeueing.deferForOthers(created, past.deferred(clock.instant()).ownedBy(e.owner()));
      }
      return wait;
    } catch (RuntimeException e) {
      faulted.handle(created, past, e);
    }
    return Optional.empty();
  }

  private void giveUp(ObjectCreated created, Delivery delivery) {
    log.warn(
        "{} is given up: workers ended while they had it, {} receives",
        created.fileId(),
        delivery.receives());
    requeueing.moveToDeadLetters(created, delivery.past());
  }

  private void scan(ObjectCreated created, Lane lane) {
    if (pipeline.process(created, lane)) {
      attribution.succeeded(created.fileId());
    }
  }

  // It could not even be sent on.
  private void putBack(Visibility visibility, int receives, RuntimeException fault) {
    try {
      visibility.changeTo(backOff.secondsAfter(receives));
    } catch (RuntimeException e) {
      fault.addSuppressed(e); // it comes back by itself when its visibility timeout ends
    }
  }
}
