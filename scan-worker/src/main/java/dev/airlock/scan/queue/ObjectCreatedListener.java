package dev.airlock.scan.queue;

import dev.airlock.scan.intake.ObjectCreated;
import dev.airlock.scan.intake.ObjectCreatedMessage;
import dev.airlock.scan.intake.ObjectCreatedMessages;
import dev.airlock.scan.observation.ScanObservations;
import dev.airlock.scan.outage.DependencyCircuitBreaker;
import dev.airlock.scan.pipeline.Bulkheads;
import dev.airlock.scan.pipeline.ScanPipeline;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/// Takes messages from the queue. A message is deleted only when everything it asks for is done;
/// after a fault it comes back, later each time.
@Component
class ObjectCreatedListener {
  private static final Duration UNTIL_A_LANE_IS_FREE = Duration.ofSeconds(10);
  private static final Duration UNTIL_AN_OUTAGE_IS_OVER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(ObjectCreatedListener.class);

  private final ObjectCreatedMessages messages;
  private final Bulkheads lanes;
  private final ScanPipeline examinations;
  private final Requeueing requeueing;
  private final VisibilityExtender heartBeats;
  private final RedeliveryBackOff backOff;
  private final DependencyCircuitBreaker outages;
  private final ScanObservations observations;
  private final Clock clock;

  ObjectCreatedListener(
      ObjectCreatedMessages messages,
      Bulkheads lanes,
      ScanPipeline examinations,
      Requeueing requeueing,
      VisibilityExtender heartBeats,
      RedeliveryBackOff backOff,
      DependencyCircuitBreaker outages,
      ScanObservations observations,
      Clock clock) {
    this.messages = messages;
    this.lanes = lanes;
    this.examinations = examinations;
    this.requeueing = requeueing;
    this.heartBeats = heartBeats;
    this.backOff = backOff;
    this.outages = outages;
    this.observations = observations;
    this.clock = clock;
  }

  @SqsListener(queueNames = "${airlock.queue.name}", factory = "objectCreatedListeners")
  void receive(
      String body,
      Visibility visibility,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) String receives,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_SENT_TIMESTAMP) String sent,
      @Header(name = Requeueing.PUT_OFF_SINCE, required = false) @Nullable String putOffSince)
      throws InterruptedException {
    if (receives.equals("1")) {
      observations.waited(
          Duration.between(Instant.ofEpochMilli(Long.parseLong(sent)), clock.instant()));
    }
    ObjectCreatedMessage message = messages.read(body);
    try {
      if (!message.created().isEmpty()) {
        if (!examined(message.created(), visibility)) {
          requeueing.putOff(body, UNTIL_A_LANE_IS_FREE, putOffSince);
          return;
        }
        outages.none();
      }
      if (!message.refusals().isEmpty()) {
        requeueing.putAside(body, message.refusals());
      }
    } catch (RuntimeException e) {
      if (outages.noticed(e) && requeueing.mayBePutOff(putOffSince)) {
        log.warn("A message is put off: {}", e.getMessage());
        requeueing.putOff(body, UNTIL_AN_OUTAGE_IS_OVER, putOffSince);
        return;
      }
      putBack(visibility, Integer.parseInt(receives), e);
      throw e;
    }
  }

  private void putBack(Visibility visibility, int receives, RuntimeException fault) {
    try {
      visibility.changeTo(backOff.secondsAfter(receives));
    } catch (RuntimeException e) {
      fault.addSuppressed(e); // it comes back by itself, only sooner or later than it should
    }
  }

  private boolean examined(List<ObjectCreated> created, Visibility visibility)
      throws InterruptedException {
    try (VisibilityExtender.Beating _ = heartBeats.begin(visibility)) {
      return lanes.inTurn(
          created, place -> created.forEach(object -> examinations.examine(object, place)));
    }
  }
}
