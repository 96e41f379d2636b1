package dev.airlock.scan.intake.sqs;

import dev.airlock.scan.examine.Examinations;
import dev.airlock.scan.intake.ObjectCreatedMessages;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import org.springframework.stereotype.Component;

/// Takes messages from the queue. A message is deleted only when everything it asks for is done;
/// whatever is thrown leaves it for redelivery.
@Component
class ObjectCreatedListener {
  private final ObjectCreatedMessages messages;
  private final Examinations examinations;
  private final HeartBeats heartBeats;

  ObjectCreatedListener(
      ObjectCreatedMessages messages, Examinations examinations, HeartBeats heartBeats) {
    this.messages = messages;
    this.examinations = examinations;
    this.heartBeats = heartBeats;
  }

  @SqsListener(queueNames = "${airlock.queue.name}", factory = "objectCreatedListeners")
  void receive(String body, Visibility visibility) {
    heartBeats.during(visibility, () -> messages.read(body).forEach(examinations::examine));
  }
}
