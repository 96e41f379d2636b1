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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.stereotype.Component;

/// Takes messages from the queue. A message is deleted only when everything it asks for is done, or
/// was sent on; each of its records is judged by itself.
@Component
class ObjectCreatedListener {

  private final ObjectCreatedMessages messages;
  private final Bulkheads bulkheads;
  private final ObservedPipeline pipeline;
  private final Requeueing requeueing;
  private final FaultedMessages faulted;
  private final FaultAttribution attribution;
  private final VisibilityExtender visibilityExtender;
  private final RedeliveryBackOff backOff;
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
      Clock clock) {
    this.messages = messages;
    this.bulkheads = bulkheads;
    this.pipeline = pipeline;
    this.requeueing = requeueing;
    this.faulted = faulted;
    this.attribution = attribution;
    this.visibilityExtender = visibilityExtender;
    this.backOff = backOff;
    this.clock = clock;
  }

  @SqsListener(queueNames = "${airlock.queue.name}", factory = "objectCreatedListeners")
  void receive(
      String body,
      Visibility visibility,
      @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) String receives,
      @Headers Map<String, Object> headers) {
    ObjectCreatedMessage message = messages.read(body);
    PastDeliveries past = PastDeliveries.of(headers);
    try (VisibilityExtender.Extension _ = visibilityExtender.extend(visibility)) {
      for (ObjectCreated created : message.created()) {
        process(created, past);
      }
      if (!message.refusals().isEmpty()) {
        requeueing.refuse(body, message.refusals());
      }
    } catch (RuntimeException e) {
      putBack(visibility, Integer.parseInt(receives), e);
      throw e;
    }
  }

  private void process(ObjectCreated created, PastDeliveries past) {
    try {
      bulkheads.submit(List.of(created), past.owner(), lane -> scan(created, lane));
    } catch (Crowded e) {
      requeueing.deferForOthers(created, past.deferred(clock.instant()).ownedBy(e.owner()));
    } catch (RuntimeException e) {
      faulted.handle(created, past, e);
    }
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
