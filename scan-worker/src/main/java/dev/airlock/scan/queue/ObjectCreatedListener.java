package dev.airlock.scan.queue;

import dev.airlock.scan.observation.ObservedPipeline;
import dev.airlock.scan.pipeline.Bulkheads;
import dev.airlock.scan.pipeline.Crowded;
import dev.airlock.scan.pipeline.ObjectCreated;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import java.time.Duration;
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
  private static final Duration UNTIL_AN_OUTAGE_IS_OVER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(ObjectCreatedListener.class);

  private final ObjectCreatedMessages messages;
  private final Bulkheads bulkheads;
  private final ObservedPipeline pipeline;
  private final Requeueing requeueing;
  private final VisibilityExtender visibilityExtender;
  private final RedeliveryBackOff backOff;
  private final DependencyCircuitBreaker breaker;

  ObjectCreatedListener(
      ObjectCreatedMessages messages,
      Bulkheads bulkheads,
      ObservedPipeline pipeline,
      Requeueing requeueing,
      VisibilityExtender visibilityExtender,
      RedeliveryBackOff backOff,
      DependencyCircuitBreaker breaker) {
    this.messages = messages;
    this.bulkheads = bulkheads;
    this.pipeline = pipeline;
    this.requeueing = requeueing;
    this.visibilityExtender = visibilityExtender;
    this.backOff = backOff;
    this.breaker = breaker;
  }

  @SqsListener(queueNames = "${airlock.queue.name}", factory = "objectCreatedListeners")
  void receive(
      String body,
      Visibility visibility,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) String receives,
      @Header(name = Requeueing.DEFERRED_SINCE, required = false) @Nullable String deferredSince,
      @Header(name = Requeueing.OWNER, required = false) @Nullable String owner) {
    ObjectCreatedMessage message = messages.read(body);
    try {
      if (!message.created().isEmpty()) {
        process(message.created(), owner, visibility);
        breaker.recordSuccess();
      }
      if (!message.refusals().isEmpty()) {
        requeueing.moveToDeadLetters(body, message.refusals());
      }
    } catch (Crowded e) {
      requeueing.deferForOthers(body, deferredSince, e.owner());
    } catch (RuntimeException e) {
      if (breaker.recordFailure(e) && requeueing.mayDefer(deferredSince)) {
        log.warn("A message is deferred: {}", e.getMessage());
        requeueing.defer(body, UNTIL_AN_OUTAGE_IS_OVER, deferredSince);
        return;
      }
      putBack(visibility, Integer.parseInt(receives), e);
      throw e;
    }
  }

  private void process(List<ObjectCreated> created, @Nullable String owner, Visibility visibility) {
    try (VisibilityExtender.Extension _ = visibilityExtender.extend(visibility)) {
      bulkheads.submit(
          created, owner, lane -> created.forEach(object -> pipeline.process(object, lane)));
    }
  }

  private void putBack(Visibility visibility, int receives, RuntimeException fault) {
    try {
      visibility.changeTo(backOff.secondsAfter(receives));
    } catch (RuntimeException e) {
      fault.addSuppressed(e); // it comes back by itself when its visibility timeout ends
    }
  }
}
